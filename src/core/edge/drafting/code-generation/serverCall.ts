import { code, unavailable } from '../../../code-generation/format.ts'
import { toCurl } from '../../../code-generation/curl.ts'
import { isTooDeep } from '../../../code-generation/isTooDeep.ts'
import {
  roundedByJavaScript,
  roundedNumbers,
  toJavaScriptLiteral,
  toJavaScriptString,
} from '../../../code-generation/javaScriptLiteral.ts'
import { followed, labelled, layOut } from '../../../code-generation/layout.ts'
import { toPythonDict, toPythonLiteral, toPythonString } from '../../../code-generation/pythonLiteral.ts'
import { remarkOnRounded } from '../../../code-generation/remarks.ts'
import { toWireUrl } from '../../../code-generation/wireUrl.ts'
import type { RequestDraft, Written } from '../../../dialect/copyFormat.ts'
import { isRoundedByDouble } from '../../../json/decimal.ts'
import { splitUrl, withQueryMember } from '../../../exchange/url.ts'
import { isObject, toJson, type JsonObject } from '../../../json/json.ts'
import { eventsIn, withoutEvents } from '../events.ts'
import { isVersion2 } from '../sendUrl.ts'
import { userAgentFor } from './userAgent.ts'

/** A call of version 2 of the service, as a server makes it. */
interface ServerCall {
  url: string
  body: JsonObject
  userAgent: string
}

const JSON_TYPE = 'application/json'

/** What a reader of the code must know (Experience Platform documentation). */
const REMARKS = [
  "The Edge Network may take a call without a browser's User-Agent for a bot's: send that of the visitor.",
  'A datastream that requires authentication is called at server.adobedc.net, with the headers Authorization, x-api-key and x-gw-ims-org-id.',
]

/** A cURL command for a POSIX shell. */
export function toServerCurl(draft: RequestDraft): Written {
  return writeServerCall(draft, ({ url, body, userAgent }) =>
    toCurl({ url, text: toJson(body, 0) ?? '' }, { contentType: JSON_TYPE, userAgent }),
  )
}

/** A module for Node with its own `fetch`. */
export function toServerFetch(draft: RequestDraft): Written {
  return writeServerCall(draft, ({ url, body, userAgent }) => {
    const written = followed(labelled('body: JSON.stringify(', toJavaScriptLiteral(body)), '),')
    return code([
      ...[...REMARKS, ...remarkOnRounded('JavaScript', roundedByJavaScript(body))].map(remark => `// ${remark}`),
      `const response = await fetch(${toJavaScriptString(toWireUrl(url))}, {`,
      '  method: "POST",',
      '  headers: {',
      `    "Content-Type": ${toJavaScriptString(JSON_TYPE)},`,
      `    "User-Agent": ${toJavaScriptString(userAgent)},`,
      '  },',
      layOut(written, '  ', '  '),
      '});',
      'console.log(response.status, await response.text());',
    ])
  })
}

/** A script for Python 3 with `requests`. */
export function toServerPython(draft: RequestDraft): Written {
  return writeServerCall(draft, ({ url, body, userAgent }) => {
    const headers = toPythonDict([
      ['Content-Type', toPythonString(JSON_TYPE)],
      ['User-Agent', toPythonString(userAgent)],
    ])
    return code([
      'import requests',
      '',
      ...[...REMARKS, ...remarkOnRounded('Python', roundedNumbers(body, isRoundedByPython))].map(
        remark => `# ${remark}`,
      ),
      layOut(labelled('headers = ', headers), '    '),
      layOut(labelled('body = ', toPythonLiteral(body)), '    '),
      `response = requests.post(${toPythonString(toWireUrl(url))}, headers=headers, json=body, timeout=10)`,
      'print(response.status_code, response.text)',
    ])
  })
}

/** Python's integers have any number of digits. */
function isRoundedByPython(number: string): boolean {
  return /[.eE]/.test(number) && isRoundedByDouble(number)
}

function writeServerCall(draft: RequestDraft, write: (call: ServerCall) => Written): Written {
  const { body } = draft
  if (body === undefined) return unavailable('notJson')
  if (isTooDeep(body)) return unavailable('tooDeep')
  const events = eventsIn(body)
  if (events.length > 1) return unavailable('severalEvents')
  const [event] = events
  if (!isObject(event)) return unavailable('noNotifications')
  return write({ url: toVersion2(draft.url), body: { event, ...withoutEvents(body) }, userAgent: userAgentFor(body) })
}

/** The URL in version 2 of the service, which names the datastream otherwise. */
function toVersion2(url: string): string {
  if (isVersion2(url)) return url
  const { base, query } = splitUrl(url)
  const changed =
    base.replace(/\/v1\/([a-z/-]+)$/, '/v2/$1') + url.slice(base.length).replace(/([?&])configId=/, '$1dataStreamId=')
  return query.has('configId') ? changed : withQueryMember(changed, 'dataStreamId', '')
}
