import * as v from 'valibot'
import { utf8Length } from '../utf8Length.ts'
import { isTargetPath } from '../dialect/targetUrls.ts'
import { pathAndQuery } from '../exchange/url.ts'
import type { Body } from '../exchange/exchange.ts'
import { DurationSchema, isTime } from '../exchange/numberSchemas.ts'
import { fromBase64, fromUtf8 } from '../import/bytes.ts'
import { ABORTED, type NetworkCall } from './networkCall.ts'
import { PHASES, type NetworkFacts } from './networkFacts.ts'

const HeaderSchema = v.object({ name: v.string(), value: v.string() })

/** Characters of a request body, and bytes of an answer, that Firefox shows; it drops the rest silently. */
export const FIREFOX_CUT = 1024 * 1024

const HeadersSchema = v.pipe(
  v.fallback(v.array(v.unknown()), []),
  v.transform(list => list.filter(header => v.is(HeaderSchema, header))),
)
const PairSchema = v.object({ name: v.string(), value: v.fallback(v.string(), '') })
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

/** Some tools list the parts of a form instead of its text. */
const PostDataSchema = v.object({
  text: v.fallback(v.optional(v.string()), undefined),
  encoding: v.fallback(v.optional(v.string()), undefined),
  params: v.fallback(v.array(PairSchema), []),
})

/** The members that are read of a HAR 1.2 entry and of Chromium's additions to it; all others may have any form. */
const HarEntrySchema = v.object({
  startedDateTime: v.fallback(v.union([v.string(), v.number()]), ''),
  time: v.fallback(DurationSchema, 0),
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: HeadersSchema,
    postData: v.fallback(v.optional(PostDataSchema), undefined),
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
  return {
    time: timeOf(startedDateTime),
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

/** Ms before which a number counts s, and from which on it counts µs since the epoch. */
const [FIRST_MS, FIRST_MICROSECONDS] = [1e11, 1e14]

/**
 * Ms since the epoch. Tools write fractions of any length, offsets without a colon, and a space in place of the T; a time without
 * an offset is UTC.
 */
function timeOf(started: string | number): number | undefined {
  const ms = typeof started === 'number' ? toMs(started) : parseTime(started)
  return Number.isFinite(ms) && isTime(ms) && ms > 0 ? ms : undefined
}

function toMs(number: number): number {
  if (number < FIRST_MS) return number * 1000
  return number < FIRST_MICROSECONDS ? number : number / 1000
}

function parseTime(text: string): number {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(text.trim())
  if (!parts) return /^\d{9,}(?:\.\d+)?$/.test(text) ? toMs(Number(text)) : Date.parse(text)
  const [, date = '', time = '', fraction = '0', zone = 'Z'] = parts
  const offset = zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase()
  return Date.parse(`${date}T${time}${offset}`) + Number(`0.${fraction}`) * 1000
}

function sentText({ postData }: HarEntry['request']): string | undefined {
  if (!postData) return undefined
  const { text, encoding, params } = postData
  if (text === undefined || (text === '' && params.length > 0)) {
    const pairs = params.map(({ name, value }) => (value === '' ? name : `${name}=${value}`))
    return pairs.length === 0 ? undefined : pairs.join('&')
  }
  const bytes = encoding === 'base64' ? fromBase64(text) : undefined
  return (bytes === undefined ? undefined : fromUtf8(bytes)) ?? text
}

function requestBody(request: HarEntry['request']): Body {
  const { headers, bodySize } = request
  const text = sentText(request)
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
