import * as v from 'valibot'
import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { isDeliveryPath } from '../../core/delivery/deliveryPath.ts'
import type { Body } from '../../core/delivery/exchange.ts'
import { ABORTED, PHASES, type NetworkCall, type NetworkFacts } from '../../core/network/networkCall.ts'

/** Characters of a request body, and bytes of an answer, that Firefox shows; it cuts what follows without a word. */
const FIREFOX_CUT = 1024 * 1024

const HeadersSchema = v.fallback(v.array(v.object({ name: v.string(), value: v.string() })), [])
const TextSchema = v.fallback(v.string(), '')
const MsSchema = v.fallback(v.number(), -1)

const CalledSchema = v.object({ request: v.object({ method: v.string(), url: v.string() }) })

/** What is read of an entry of HAR 1.2 and of Chromium's own members of it; whatever else is there may be so or not. */
const HarEntrySchema = v.object({
  startedDateTime: v.string(),
  time: v.fallback(v.number(), 0),
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: HeadersSchema,
    postData: v.fallback(v.optional(v.object({ text: v.optional(v.string()) })), undefined),
    bodySize: MsSchema,
  }),
  response: v.object({
    status: v.fallback(v.number(), 0),
    statusText: TextSchema,
    httpVersion: TextSchema,
    headers: HeadersSchema,
    redirectURL: TextSchema,
    _error: v.fallback(v.nullish(v.string()), undefined),
    _fetchedViaServiceWorker: v.fallback(v.optional(v.boolean()), undefined),
  }),
  serverIPAddress: TextSchema,
  timings: v.fallback(v.record(v.string(), v.unknown()), {}),
  _initiator: v.optional(v.unknown()),
})
type HarEntry = v.InferOutput<typeof HarEntrySchema>

/** What `getContent` gives: the text, and `base64` or nothing in Chromium, the MIME type in Firefox. */
export interface HarContent {
  text: string | undefined
  second: string | undefined
  /** The bytes that the entry says the answer has. */
  size: number
}

/**
 * Reads an entry of either browser's network log about a Delivery call; undefined when it is about anything else, or a
 * preflight. `relayScripts` are the addresses of the scripts that make the tester's sends; only Chromium tells who called.
 */
export function readHarEntry(
  entry: unknown,
  relayScripts: readonly string[],
): Omit<NetworkCall, 'id' | 'answer'> | undefined {
  // Of all the traffic of a page this is asked.
  const called = v.safeParse(CalledSchema, entry)
  if (!called.success || !isDelivery(called.output)) return undefined
  const parsed = v.safeParse(HarEntrySchema, entry)
  if (!parsed.success) return undefined
  const { request, response, startedDateTime, time, timings, serverIPAddress, _initiator } = parsed.output
  const startedAt = Date.parse(startedDateTime)
  if (Number.isNaN(startedAt)) return undefined
  const initiator = JSON.stringify(_initiator) ?? ''
  return {
    time: startedAt,
    duration: Math.max(0, time),
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
    ownSend: relayScripts.some(script => initiator.includes(script)) ? true : undefined,
  }
}

const SizedSchema = v.object({ response: v.object({ content: v.object({ size: v.number() }) }) })

/**
 * The body of an answer that is larger than what is kept, told by its size in bytes alone: to ask for tens of MB would hold
 * DevTools up for seconds. Undefined when the answer's body can be asked for.
 */
export function bodyTooLarge(entry: unknown): Body | undefined {
  const size = contentSize(entry)
  return size > MAX_BODY_CHARACTERS ? { kind: 'text', text: '', length: size } : undefined
}

/** The bytes of an answer, decompressed; 0 when the entry does not tell. */
export function contentSize(entry: unknown): number {
  const parsed = v.safeParse(SizedSchema, entry)
  return parsed.success ? parsed.output.response.content.size : 0
}

/**
 * The answer's body of what `getContent` gave. Firefox keeps of a large one the chunks that came within its limit, if
 * any, and writes NULs, which no JSON has, for the rest; of one from its cache it keeps as many characters.
 */
export function readContent({ text, second, size }: HarContent): Body {
  const isLarge = size > FIREFOX_CUT
  if (text === undefined || text === '') return isLarge ? bodyOf('', size) : { kind: 'none' }
  const bytes = second === 'base64' || mayBeBase64(text, second) ? fromBase64(text) : undefined
  const given = bytes ?? text
  const end = isLarge ? lengthWithoutNuls(given) : given.length
  const isCut = end < given.length || (isLarge && end === FIREFOX_CUT)
  if (bytes === undefined && !isCut) return bodyOf(text)
  const kept = given.slice(0, end)
  const read = fromUtf8(kept, isCut) ?? (bytes === undefined || looksLikeJson(kept) ? kept : text)
  return bodyOf(read, isCut ? Math.max(given.length - end, size - byteLength(read)) : 0)
}

function isDelivery({ request: { method, url } }: v.InferOutput<typeof CalledSchema>): boolean {
  return method !== 'OPTIONS' && URL.canParse(url) && isDeliveryPath(new URL(url).pathname)
}

function requestBody({ postData, headers, bodySize }: HarEntry['request']): Body {
  const text = postData?.text
  const announced = Number(headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value ?? bodySize)
  if (text === undefined) {
    return announced > 0 ? { kind: 'unreadable', reason: 'not in the network log' } : { kind: 'none' }
  }
  const missing = text.length < FIREFOX_CUT ? 0 : announced - byteLength(text)
  return bodyOf(text, Math.max(0, missing))
}

/** Beside a status it is a connection that broke in the answer; but Chromium writes that it aborted beside every 204. */
function failureOf({ status, _error }: HarEntry['response']): string | undefined {
  return status !== 0 && _error === ABORTED ? undefined : _error || undefined
}

function bodyOf(text: string, missing = 0): Body {
  return { kind: 'text', text: text.slice(0, MAX_BODY_CHARACTERS), length: text.length + missing }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

function timingsOf(timings: HarEntry['timings']): NetworkFacts['timings'] {
  const told = PHASES.flatMap(phase => {
    const ms = timings[phase]
    return typeof ms === 'number' && ms >= 0 ? [[phase, ms] as const] : []
  })
  return Object.fromEntries(told)
}

/** Firefox gives bodies that are of no type of text as base64 without saying so; nothing that Target answers as text looks like that. */
function mayBeBase64(text: string, mimeType: string | undefined): boolean {
  if (mimeType === undefined || /^text\/|json|xml|javascript/i.test(mimeType)) return false
  return text.length % 4 === 0 && /^[A-Za-z\d+/]+={0,2}$/.test(text)
}

/** A character for each byte; undefined when it is no base64. */
function fromBase64(text: string): string | undefined {
  try {
    return atob(text)
  } catch {
    return undefined
  }
}

/** The text of UTF-8 that has a character for each byte, cut within a character or not; undefined when it is no UTF-8. */
function fromUtf8(bytes: string, isCut: boolean): string | undefined {
  const codes = Uint16Array.from({ length: bytes.length }, (_, index) => bytes.charCodeAt(index))
  if (codes.some(code => code > 0xff)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes), { stream: isCut })
  } catch {
    return undefined
  }
}

/** Firefox makes base64 of a text's characters, not of its bytes, when none is beyond U+00FF: what is no UTF-8 may be a text all the same. */
function looksLikeJson(characters: string): boolean {
  return /^\s*[[{]/.test(characters)
}

function lengthWithoutNuls(text: string): number {
  let end = text.length
  while (text.charCodeAt(end - 1) === 0) end -= 1
  return end
}
