import { numberText } from '../../json/writtenNumbers.ts'
import { isRoundedByDouble, wholeDigits } from '../../json/decimal.ts'
import { FILL_IN_REMARK, fillIns } from './fillIns.ts'
import { code } from '../../code-generation/format.ts'
import type { RequestDraft, Written } from '../../dialect/copyFormat.ts'
import { followed, group, labelled, layOut, type Layout } from '../../code-generation/layout.ts'
import { toPythonDict, toPythonString } from '../../code-generation/pythonLiteral.ts'
import { remarkOn, remarkOnRounded } from '../../code-generation/remarks.ts'
import { dropped, present, remarkOnPath } from './remarks.ts'
import { writeCall, type SdkCall } from './sdkCall.ts'
import { toModels, valuesIn, type Member, type ModelValue } from './toModels.ts'
import type { NumberType } from '../../dialect/shape.ts'
import { typeNames } from './typeNames.ts'

/** The members that the SDK sets in every request itself, whatever its input. */
const REPLACED = ['requestId', 'context.timeOffsetInMinutes', 'experienceCloud.analytics.supplementalDataId']

/** `environmentId` is an option of the client; the SDK needs an answer, so the request is not a beacon. */
const WITHOUT = new Set([...REPLACED, 'environmentId', 'context.beacon', 'context.clientHints'])

/** A script for Python 3 with Adobe's `target-python-sdk`. */
export function toPythonSdk(draft: RequestDraft): Written {
  return writeCall(draft, call => {
    const { request, left, rounded } = toModels(call.body, WITHOUT, rounds)
    const names = typeNames(request).map(toTypeName).toSorted()
    const hasMoments = valuesIn(request).some(({ kind }) => kind === 'moment')
    return code([
      layOut(group('from delivery_api_client import (', names, ')', { trailing: true }), INDENT),
      'from target_python_sdk import TargetClient',
      '',
      ...toConstants(call),
      ...remarks(call, { left, rounded, hasMoments }).map(remark => `# ${remark}`),
      layOut(followed(labelled('target_client = TargetClient.create(', toPythonDict(toConfig(call))), ')'), INDENT),
      '',
      layOut(labelled('delivery_request = ', toLayout(request)), INDENT),
      '',
      layOut(
        followed(labelled('response = target_client.send_notifications(', toPythonDict(toOptions(call))), ')'),
        INDENT,
      ),
      'print(response["response"])',
    ])
  })
}

const INDENT = '    '

function toConstants(call: SdkCall): string[] {
  const constants = fillIns(call).map(({ name, value }) => `${name} = ${toPythonString(value)}`)
  return constants.length === 0 ? [] : [`# ${FILL_IN_REMARK}`, ...constants, '']
}

function toConfig(call: SdkCall): Entry[] {
  const environment = environmentOf(call)
  return [
    ['client', call.client === undefined ? 'CLIENT' : toPythonString(call.client)],
    ['organization_id', call.organizationId === undefined ? 'ORGANIZATION_ID' : toPythonString(call.organizationId)],
    ...(call.serverDomain === undefined ? [] : [['server_domain', toPythonString(call.serverDomain)] satisfies Entry]),
    ...(call.isSecure ? [] : [['secure', 'False'] satisfies Entry]),
    ...(environment === undefined ? [] : [['environment_id', environment] satisfies Entry]),
  ]
}

type Entry = [string, Layout]

function toOptions(call: SdkCall): Entry[] {
  return [
    ['request', 'delivery_request'],
    ...(call.sessionId === undefined ? [] : [['session_id', toPythonString(call.sessionId)] satisfies Entry]),
    ...(call.locationHint === undefined
      ? []
      : [['target_location_hint', toPythonString(call.locationHint)] satisfies Entry]),
  ]
}

function environmentOf({ body }: SdkCall): string | undefined {
  const text = numberText(body, 'environmentId')
  return text === undefined ? undefined : wholeDigits(text)
}

/** Python's integers have any number of digits. */
function rounds(_: NumberType, text: string): boolean {
  return /[.eE]/.test(text) && isRoundedByDouble(text)
}

function remarks(
  call: SdkCall,
  { left, rounded, hasMoments }: { left: readonly string[]; rounded: readonly string[]; hasMoments: boolean },
): string[] {
  const isElsewhere = environmentOf(call) !== undefined
  const mentioned = new Set([...REPLACED, 'context.beacon', ...(isElsewhere ? ['environmentId'] : [])])
  const isBeacon = present(call, ['context.beacon']).length > 0
  return [
    ...remarkOnPath(call),
    ...remarkOn(
      'Not carried over',
      left.filter(path => !mentioned.has(path)),
    ),
    ...remarkOnRounded('Python', rounded),
    ...remarkOn('The SDK sets itself', present(call, REPLACED)),
    ...(isBeacon ? ['context.beacon is left out: the SDK fails on the empty answer.'] : []),
    ...(hasMoments
      ? ['order.time is a text: the SDK writes the request to its log, and fails there on a datetime.']
      : []),
    ...remarkOn('The SDK leaves out, for a missing id or timestamp or an unknown type', dropped(call)),
  ]
}

function toLayout(value: ModelValue): Layout {
  switch (value.kind) {
    case 'text':
    case 'moment':
      return toPythonString(value.text)
    case 'flag':
      return value.flag ? 'True' : 'False'
    case 'number':
      return value.text
    case 'enumeration':
      return `${value.type}.${value.value.toUpperCase()}`
    case 'list':
      return group('[', value.items.map(toLayout), ']', { trailing: true })
    case 'texts by name':
      return toPythonDict(value.entries.map(([name, text]) => [name, toPythonString(text)]))
    case 'model':
      return group(`${toTypeName(value.name)}(`, value.members.map(toArgument), ')', { trailing: true })
  }
}

function toArgument({ name, value }: Member): Layout {
  return labelled(`${toArgumentName(name)}=`, toLayout(value))
}

function toArgumentName(name: string): string {
  // The generator of the SDK's models avoids a built-in name of Python.
  if (name === 'property') return '_property'
  return name.replace(/([A-Z]+)([A-Z][a-z])|([a-z\d])([A-Z])/g, '$1$3_$2$4').toLowerCase()
}

function toTypeName(name: string): string {
  return name === 'Property' ? 'ModelProperty' : name
}
