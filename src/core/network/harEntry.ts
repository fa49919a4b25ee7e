import * as v from 'valibot'
import { utf8Length } from '../code-generation/harEntry.ts'
import { parseAddress } from '../delivery/address.ts'
import { isDeliveryPath } from '../delivery/deliveryPath.ts'
import type { Body } from '../delivery/exchange.ts'
import { DurationSchema } from '../delivery/numberSchemas.ts'
import { ABORTED, type NetworkCall } from './networkCall.ts'
import { PHASES, type NetworkFacts } from './networkFacts.ts'

/** Characters of a request body, and bytes of an answer, that Firefox shows; it cuts what follows without a word. */
export const FIREFOX_CUT = 1024 * 1024

const HeadersSchema = v.fallback(v.array(v.object({ name: v.string(), value: v.string() })), [])
const TextSchema = v.fallback(v.string(), '')
const MsSchema = v.fallback(v.number(), -1)

const ResponseSchema = v.object({
  status: v.fallback(v.number(), 0),
  statusText: TextSchema,
  httpVersion: TextSchema,
  headers: HeadersSchema,
  redirectURL: TextSchema,
  _error: v.fallback(v.nullish(v.string()), undefined),
  _fetchedViaServiceWorker: v.fallback(v.optional(v.boolean()), undefined),
})

/** What is read of an entry of HAR 1.2 and of Chromium's own members of it; whatever else is there may be so or not. */
const HarEntrySchema = v.object({
  startedDateTime: TextSchema,
  time: v.fallback(DurationSchema, 0),
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: HeadersSchema,
    postData: v.fallback(v.optional(v.object({ text: v.optional(v.string()) })), undefined),
    bodySize: MsSchema,
  }),
  response: v.fallback(ResponseSchema, () => v.parse(ResponseSchema, {})),
  serverIPAddress: TextSchema,
  timings: v.fallback(v.record(v.string(), v.unknown()), {}),
})
type HarEntry = v.InferOutput<typeof HarEntrySchema>

/** What an entry says of a call, without its answer's body; a copied entry need not say when it was. */
export interface HarCall extends Omit<NetworkCall, 'id' | 'answer' | 'time'> {
  time: number | undefined
}

/** Whether a call is one to the Delivery API, and not its preflight. */
export function isDeliveryCall({ method, url }: Pick<HarCall, 'method' | 'url'>): boolean {
  return method !== 'OPTIONS' && isDeliveryPath(parseAddress(url).path ?? '')
}

/** Reads an entry of a network log, of either browser; undefined for what is none. */
export function readHarCall(entry: unknown): HarCall | undefined {
  const parsed = v.safeParse(HarEntrySchema, entry)
  if (!parsed.success) return undefined
  const { request, response, startedDateTime, time, timings, serverIPAddress } = parsed.output
  const startedAt = Date.parse(startedDateTime)
  return {
    time: Number.isNaN(startedAt) ? undefined : startedAt,
    duration: time,
    method: request.method,
    url: request.url,
    requestHeaders: request.headers,
    body: requestBody(request),
    status: response.status,
    statusText: response.statusText,
    responseHeaders: response.headers,
    httpVersion: response.httpVersion,
    // Chromium brackets the addresses of IPv6.
    serverAddress: serverIPAddress.replace(/^\[(.*)\]$/, '$1'),
    timings: timingsOf(timings),
    failure: failureOf(response),
    redirectUrl: response.redirectURL === '' ? undefined : response.redirectURL,
    fromServiceWorker: response._fetchedViaServiceWorker === true ? true : undefined,
  }
}

function requestBody({ postData, headers, bodySize }: HarEntry['request']): Body {
  const text = postData?.text
  const announced = Number(headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value ?? bodySize)
  if (text === undefined) {
    return announced > 0 ? { kind: 'unreadable', reason: 'not in the network log' } : { kind: 'none' }
  }
  const missing = text.length < FIREFOX_CUT ? 0 : announced - utf8Length(text)
  return { kind: 'text', text, length: text.length + Math.max(0, missing) }
}

/** Beside a status it is a connection that broke in the answer; but Chromium writes that it aborted beside every 204. */
function failureOf({ status, _error }: HarEntry['response']): string | undefined {
  return status !== 0 && _error === ABORTED ? undefined : _error || undefined
}

function timingsOf(timings: HarEntry['timings']): NetworkFacts['timings'] {
  const phases = PHASES.flatMap(phase => {
    const ms = timings[phase]
    return typeof ms === 'number' && ms >= 0 ? [[phase, ms] as const] : []
  })
  return Object.fromEntries(phases)
}
