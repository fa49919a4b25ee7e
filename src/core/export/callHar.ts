import { isBodyCut, requestBody, type Body, type Exchange, type ResponseSide } from '../exchange/exchange.ts'
import { queryOf } from '../exchange/url.ts'
import { toJson } from '../json/json.ts'
import { PHASES, type Header, type NetworkFacts, type Phase } from '../network/networkFacts.ts'
import { redactExchange } from '../redaction/redactExchange.ts'
import { utf8Length } from '../utf8Length.ts'

/** The phases whose time HAR 1.2 requires; for any other phase -1 means that it did not occur. */
const NEEDED = new Set<Phase>(['send', 'wait', 'receive'])

/** Chromium's names for how a page makes a call. */
const RESOURCE_TYPES: ReadonlyMap<string, string> = new Map([
  ['XHR', 'xhr'],
  ['fetch', 'fetch'],
  ['beacon', 'ping'],
])

/** An entry of a HAR 1.2 log (http://www.softwareishard.com/blog/har-12-spec/), as JSON holds it. */
export type HarEntry = Record<string, unknown>

/**
 * A call as an entry of a HAR 1.2 log: what the browser's network log has of it, else what the page observer has. Unknown
 * bodies are left out. Undefined for a call without a URL: HAR has no place for it.
 */
export function toCallHar(exchange: Exchange): HarEntry | undefined {
  const { request } = exchange
  if (!request || request.url === '') return undefined
  const known: Call = {
    method: request.method,
    url: request.url,
    time: request.time,
    duration: 0,
    httpVersion: '',
    statusText: '',
    ...observedAnswer(exchange),
    ...exchange.network,
  }
  return {
    startedDateTime: dateTime(known.time),
    time: known.duration,
    request: requestOf(known, requestBody(exchange)),
    response: responseOf(known, answerBody(exchange.response)),
    cache: {},
    timings: timingsOf(known),
    ...(isAddress(known.serverAddress) && { serverIPAddress: known.serverAddress }),
    ...resourceType(request.source),
    ...commentOf(exchange),
  }
}

/** The same as the text of one entry, without credentials. */
export function writeCallHar(exchange: Exchange): string {
  return toJson(toCallHar(redactExchange(exchange))) ?? ''
}

/** Times that are believed, in ms since the epoch: HAR has years of four digits. */
const YEARS = { from: Date.UTC(1900, 0), to: Date.UTC(10_000, 0) - 1 }

function dateTime(ms: number): string {
  return new Date(ms >= YEARS.from && ms <= YEARS.to ? ms : 0).toISOString()
}

type Call = Pick<NetworkFacts, 'method' | 'url' | 'time' | 'duration' | 'httpVersion' | 'status' | 'statusText'> &
  Partial<NetworkFacts>

/** What is known of an answer without the network log. */
function observedAnswer({ request, response }: Exchange) {
  if (!response) return { status: 0 }
  const duration = Math.max(0, response.time - (request?.time ?? response.time))
  if (response.kind === 'failed') return { status: 0, duration, failure: response.reason }
  return { status: response.status, duration, responseHeaders: headersIn(response.headers ?? '') }
}

/** The headers of a text as HTTP/1.1 writes them. */
function headersIn(text: string): Header[] {
  return text.split(/\r?\n/).flatMap(line => {
    const at = line.indexOf(':')
    return at <= 0 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }]
  })
}

function requestOf({ method, url, httpVersion, requestHeaders = [] }: Call, sent: Body): HarEntry {
  return {
    method,
    url,
    httpVersion,
    cookies: [],
    headers: requestHeaders,
    queryString: queryOf(url),
    ...(sent.kind === 'text' && { postData: { mimeType: valueOf(requestHeaders, 'content-type'), text: sent.text } }),
    headersSize: -1,
    bodySize: sizeOf(sent),
  }
}

function responseOf(call: Call, answer: Body): HarEntry {
  const { status, statusText, httpVersion, responseHeaders = [], redirectUrl = '', failure } = call
  return {
    status,
    statusText,
    httpVersion,
    cookies: [],
    headers: responseHeaders,
    content: {
      size: Math.max(0, sizeOf(answer)),
      mimeType: valueOf(responseHeaders, 'content-type'),
      ...(answer.kind === 'text' && { text: answer.text }),
      ...(answer.kind === 'unreadable' && { comment: answer.reason }),
    },
    redirectURL: redirectUrl,
    headersSize: -1,
    bodySize: -1,
    // Chromium's member for the reason of a missing answer.
    ...(failure !== undefined && { _error: failure }),
  }
}

function answerBody(response: ResponseSide | undefined): Body {
  return response?.kind === 'answered' ? response.body : { kind: 'none' }
}

/** Without a network log the whole time is that of waiting. */
function timingsOf({ timings, duration }: Call): Record<string, number> {
  const known = timings ?? { wait: duration }
  return Object.fromEntries(PHASES.map(phase => [phase, known[phase] ?? (NEEDED.has(phase) ? 0 : -1)]))
}

function resourceType(source: string): { _resourceType?: string } {
  const type = RESOURCE_TYPES.get(source)
  return type === undefined ? {} : { _resourceType: type }
}

/** What readers of the log must know and HAR has no member for. */
function commentOf(exchange: Exchange): { comment?: string } {
  const { request, network } = exchange
  const comments = [
    ...(request?.undated ? ['The time is unknown.'] : []),
    ...(request?.held && exchange.releasedAt === undefined ? ['Held: it did not leave the browser.'] : []),
    ...(request?.queued === false ? ['The browser did not send this beacon.'] : []),
    ...(network ? [] : ['Seen by the page observer, not in the network log.']),
    ...[requestBody(exchange), answerBody(exchange.response)]
      .filter(body => body.kind === 'text' && isBodyCut(body))
      .map(() => 'A body is incomplete.'),
  ]
  return comments.length === 0 ? {} : { comment: [...new Set(comments)].join(' ') }
}

/** Whether it is an IP address, as HAR requires; a log may have a name. */
function isAddress(text: string | undefined): text is string {
  return text !== undefined && (/^\d{1,3}(\.\d{1,3}){3}$/.test(text) || /^[\da-f:.]*:[\da-f:.]*$/i.test(text))
}

function valueOf(headers: readonly Header[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? ''
}

/** Bytes, or -1 if only a part is known. */
function sizeOf(body: Body): number {
  if (body.kind === 'none') return 0
  return body.kind === 'text' && !isBodyCut(body) ? utf8Length(body.text) : -1
}
