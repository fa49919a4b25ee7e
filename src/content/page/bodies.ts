import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import type { UnreadableWord } from '../../bridge/unreadable.ts'
import { slice } from '../channel/primordials.ts'
import { beginningOfBytes, decode } from './primordials.ts'

/** A body as a report has it: `bridge/reportText` describes and reads it. */
export type BodyText = string

export const NONE: BodyText = 'none'

/** A body without text, and why. */
export function unreadable(reason: UnreadableWord): BodyText {
  return `unreadable\n${reason}`
}

/** A body from its text. `length` is given when the text is only the beginning. */
export function textBody(text: string, length = text.length, kind = 'text', limit = MAX_BODY_CHARACTERS): BodyText {
  return length === 0 ? NONE : `${kind}\n${length}\n${slice(text, 0, limit)}`
}

/** A body known only by this beginning, which is longer than the limit; more follows. */
export function beginningOf(text: string, limit?: number): BodyText {
  return textBody(text, text.length, 'beginning', limit)
}

/** The replacement for an incomplete character. */
const CUT_CHARACTER = '\uFFFD'

/**
 * A body from the text of its first MAX_BODY_CHARACTERS bytes and its size in bytes. When the text was cut, its full
 * length is unknown and the size in bytes stands in for it: never less, and equal for ASCII. A character split by the
 * cut is left out.
 */
export function bytesBody(text: string, size: number): BodyText {
  if (size <= MAX_BODY_CHARACTERS) return textBody(text)
  return textBody(slice(text, -1) === CUT_CHARACTER ? slice(text, 0, -1) : text, size)
}

/** A body from bytes; only the kept part is decoded. */
export function decodedBody(value: ArrayBuffer | ArrayBufferView): BodyText {
  const { bytes, size } = beginningOfBytes(value, MAX_BODY_CHARACTERS)
  return bytesBody(decode(bytes), size)
}
