import * as v from 'valibot'
import { utf8Length } from '../utf8Length.ts'
import { isTargetPath } from '../dialect/targetUrls.ts'
import { pathAndQuery } from '../exchange/url.ts'
import type { Body } from '../exchange/exchange.ts'
import { DurationSchema } from '../exchange/numberSchemas.ts'
import { ABORTED, type NetworkCall } from './networkCall.ts'
import { PHASES, type NetworkFacts } from './networkFacts.ts'

/** Characters of a request body, and bytes of an answer, that Firefox shows; it drops the rest silently. */
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

/** The members that are read of a HAR 1.2 entry and of Chromium's additions to it; all others may have any form. */
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

/** An entry's data about a call, without the answer's body; a copied entry may lack the time. */
export interface HarCall extends Omit<NetworkCall, 'id' | 'answer' | 'time'> {
  time: number | undefined
}

/** Whether a call is one to Target, and not its preflight. */
export function isTargetCall({ method, url }: Pick<HarCall, 'method' | 'url'>): boolean {
  const { path, query } = pathAndQuery(url)
  return method !== 'OPTIONS' && isTargetPath(path, query)
}

/** Reads an entry of a network log, of either browser; undefined for any other value. */
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
    // Chromium puts IPv6 addresses in brackets.
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

/** With a status it means that the connection broke during the answer; but Chromium reports an abort with every 204. */
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
