import { isBodyCut, requestBody, type Body, type Exchange } from '../exchange/exchange.ts'
import { queryOf } from '../exchange/url.ts'
import { utf8Length } from '../utf8Length.ts'
import { toJson } from '../json/json.ts'
import { redactBody, redactFacts } from '../redaction/redactExchange.ts'
import { PHASES, type Header, type NetworkFacts, type Phase } from './networkFacts.ts'

/** The phases whose time HAR 1.2 requires; for any other phase -1 means that it did not occur. */
const NEEDED = new Set<Phase>(['send', 'wait', 'receive'])

/** An exchange as an entry of a HAR 1.2 log, as JSON, without credentials; unknown bodies are left out. */
export function toNetworkHar(exchange: Exchange, known: NetworkFacts): string {
  const facts = redactFacts(known)
  const { method, url, httpVersion, status, statusText, requestHeaders, responseHeaders, timings } = facts
  const sent = redactBody(requestBody(exchange))
  const answer: Body = exchange.response?.kind === 'answered' ? redactBody(exchange.response.body) : { kind: 'none' }
  const common = { httpVersion, cookies: [], headersSize: -1 }
  const entry = {
    startedDateTime: new Date(facts.time).toISOString(),
    time: facts.duration,
    request: {
      method,
      url,
      ...common,
      headers: requestHeaders,
      queryString: queryOf(url),
      ...(sent.kind === 'text' && { postData: { mimeType: valueOf(requestHeaders, 'content-type'), text: sent.text } }),
      bodySize: sizeOf(sent),
    },
    response: {
      status,
      statusText,
      ...common,
      headers: responseHeaders,
      content: {
        size: Math.max(0, sizeOf(answer)),
        mimeType: valueOf(responseHeaders, 'content-type'),
        ...(answer.kind === 'text' && { text: answer.text }),
      },
      redirectURL: facts.redirectUrl ?? '',
      bodySize: -1,
    },
    cache: {},
    timings: Object.fromEntries(PHASES.map(phase => [phase, timings[phase] ?? (NEEDED.has(phase) ? 0 : -1)])),
    ...(facts.serverAddress !== '' && { serverIPAddress: facts.serverAddress }),
  }
  return toJson(entry) ?? ''
}

/** Headers as HTTP/1.1 writes them, one per line. */
export function toHeaderText(headers: readonly Header[]): string {
  return headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
}

function valueOf(headers: readonly Header[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? ''
}

/** Bytes, or -1 if only a part is known. */
function sizeOf(body: Body): number {
  if (body.kind === 'none') return 0
  return body.kind === 'text' && !isBodyCut(body) ? utf8Length(body.text) : -1
}
