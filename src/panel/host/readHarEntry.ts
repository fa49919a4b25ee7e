import * as v from 'valibot'
import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { MAX_METHOD_CHARACTERS, MAX_URL_CHARACTERS, shorten } from '../../core/exchange/cut.ts'
import type { Body } from '../../core/exchange/exchange.ts'
import { member } from '../../core/json/json.ts'
import { FIREFOX_CUT, isTargetCall, readHarCall } from '../../core/network/harEntry.ts'
import type { NetworkCall } from '../../core/network/networkCall.ts'

const CalledSchema = v.object({ request: v.object({ method: v.string(), url: v.string() }) })

/** The result of `getContent`: the text, and `base64` or nothing in Chromium, the MIME type in Firefox. */
export interface HarContent {
  text: string | undefined
  second: string | undefined
  /** The answer's size in bytes according to the entry. */
  size: number
}

/**
 * Reads an entry of either browser's network log about a call to Target; undefined when it is about anything else, or a
 * preflight. `sendScript` is the URL of the script that makes the tester's sends; only Chromium names the caller.
 */
export function readHarEntry(entry: unknown, sendScript: string): Omit<NetworkCall, 'id' | 'answer'> | undefined {
  // This runs for all traffic of a page.
  const called = v.safeParse(CalledSchema, entry)
  if (!called.success || !isTargetCall(called.output.request)) return undefined
  const call = readHarCall(entry)
  if (call?.time === undefined) return undefined
  const { body, time } = call
  return {
    ...call,
    time,
    method: shorten(call.method, MAX_METHOD_CHARACTERS),
    url: shorten(call.url, MAX_URL_CHARACTERS),
    body: body.kind === 'text' ? { ...body, text: body.text.slice(0, MAX_BODY_CHARACTERS) } : body,
    ownSend: isMadeBy(entry, sendScript) ? true : undefined,
  }
}

/** Only Chromium names the caller. */
function isMadeBy(entry: unknown, script: string): boolean {
  return JSON.stringify(member(entry, '_initiator'))?.includes(script) ?? false
}

const SizedSchema = v.object({ response: v.object({ content: v.object({ size: v.number() }) }) })

/**
 * The body of an answer larger than the kept part, known only by its size in bytes: fetching tens of MB would block
 * DevTools for seconds. Undefined when the answer's body can be fetched.
 */
export function bodyTooLarge(entry: unknown): Body | undefined {
  const size = contentSize(entry)
  return size > MAX_BODY_CHARACTERS ? { kind: 'text', text: '', length: size } : undefined
}

/** The bytes of an answer, decompressed; 0 when the entry does not give them. */
export function contentSize(entry: unknown): number {
  const parsed = v.safeParse(SizedSchema, entry)
  return parsed.success ? parsed.output.response.content.size : 0
}

/**
 * The answer's body from the result of `getContent`. Of a large one Firefox keeps the chunks within its limit, if any,
 * and writes NULs, which never occur in JSON, for the rest; of one from its cache it keeps as many characters.
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

function bodyOf(text: string, missing = 0): Body {
  return { kind: 'text', text: text.slice(0, MAX_BODY_CHARACTERS), length: text.length + missing }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

/**
 * Firefox gives bodies without a text type as base64 without marking them; no text answer of Target looks like that.
 */
function mayBeBase64(text: string, mimeType: string | undefined): boolean {
  if (mimeType === undefined || /^text\/|json|xml|javascript/i.test(mimeType)) return false
  return text.length % 4 === 0 && /^[A-Za-z\d+/]+={0,2}$/.test(text)
}

/** A character for each byte; undefined when the text is not base64. */
function fromBase64(text: string): string | undefined {
  try {
    return atob(text)
  } catch {
    return undefined
  }
}

/**
 * The text of UTF-8 that has a character for each byte, cut within a character or not; undefined when it is not UTF-8.
 */
function fromUtf8(bytes: string, isCut: boolean): string | undefined {
  const codes = Uint16Array.from({ length: bytes.length }, (_, index) => bytes.charCodeAt(index))
  if (codes.some(code => code > 0xff)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes), { stream: isCut })
  } catch {
    return undefined
  }
}

/**
 * Firefox makes base64 of a text's characters, not of its bytes, when all are at most U+00FF: bytes that are not UTF-8
 * may still be text.
 */
function looksLikeJson(characters: string): boolean {
  return /^\s*[[{]/.test(characters)
}

function lengthWithoutNuls(text: string): number {
  let end = text.length
  while (text.charCodeAt(end - 1) === 0) end -= 1
  return end
}
