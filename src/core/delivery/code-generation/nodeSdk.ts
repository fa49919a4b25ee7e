import { member, type JsonObject } from '../../json/json.ts'
import { FILL_IN_REMARK, fillIns } from './fillIns.ts'
import { code } from '../../code-generation/format.ts'
import type { RequestDraft, Written } from '../../dialect/copyFormat.ts'
import {
  roundedByJavaScript,
  toJavaScriptLiteral,
  toJavaScriptString,
} from '../../code-generation/javaScriptLiteral.ts'
import { followed, group, labelled, layOut, type Layout } from '../../code-generation/layout.ts'
import { remarkOn, remarkOnRounded } from '../../code-generation/remarks.ts'
import { dropped, present, remarkOnPath } from './remarks.ts'

import { writeCall, type SdkCall } from './sdkCall.ts'
import { passModel } from '../send-notifications/deliveryModel.ts'

/** A module for Node with Adobe's `@adobe/target-nodejs-sdk`. */
export function toNodeSdk(draft: RequestDraft): Written {
  return writeCall(draft, call => {
    const options: Layout[] = [
      ...(call.sessionId === undefined ? [] : [`sessionId: ${toJavaScriptString(call.sessionId)}`]),
      ...(call.locationHint === undefined ? [] : [`targetLocationHint: ${toJavaScriptString(call.locationHint)}`]),
      labelled('request: ', toJavaScriptLiteral(call.body)),
    ]
    const send = block('const { response } = await targetClient.sendNotifications({', options)
    return code([
      'import TargetClient from "@adobe/target-nodejs-sdk";',
      '',
      ...toConstants(call),
      ...remarks(call).map(remark => `// ${remark}`),
      layOut(followed(block('const targetClient = TargetClient.create({', toConfig(call)), ';'), '  '),
      '',
      layOut(followed(send, ';'), '  '),
      'console.log(response);',
    ])
  })
}

function toConstants(call: SdkCall): string[] {
  const constants = fillIns(call).map(({ name, value }) => `const ${name} = ${toJavaScriptString(value)};`)
  return constants.length === 0 ? [] : [`// ${FILL_IN_REMARK}`, ...constants, '']
}

function block(open: string, items: Layout[]): Layout {
  return group(open, items, '})', { trailing: true, padded: true })
}

function toConfig(call: SdkCall): Layout[] {
  return [
    `client: ${call.client === undefined ? 'CLIENT' : toJavaScriptString(call.client)}`,
    `organizationId: ${call.organizationId === undefined ? 'ORGANIZATION_ID' : toJavaScriptString(call.organizationId)}`,
    ...(call.serverDomain === undefined ? [] : [`serverDomain: ${toJavaScriptString(call.serverDomain)}`]),
    ...(call.isSecure ? [] : ['secure: false']),
  ]
}

function remarks(call: SdkCall): string[] {
  const isMobile = member(call.body['context'], 'channel') === 'mobile'
  return [
    ...remarkOnPath(call),
    ...remarkOn('The SDK strips what it does not know', stripped(call.body)),
    ...remarkOnRounded('JavaScript', roundedByJavaScript(call.body)),
    ...remarkOn('The SDK replaces', present(call, ['experienceCloud.analytics.supplementalDataId'])),
    ...(isMobile ? ['The SDK replaces context.channel by web.'] : []),
    ...remarkOn('The SDK leaves out, for a missing id or timestamp or an unknown type', dropped(call)),
    'When Target refuses the request, this SDK sends it ten more times and gives no reason.',
  ]
}

/** The paths of members that the SDK's model does not have. */
function stripped(body: JsonObject): string[] {
  const lost: string[] = []
  passModel('request', body, lost)
  return lost
}
