import { createJsonReader, type JsonReader } from './createJsonReader.ts'
import { jsonTokens, validLength, type JsonToken, type TextRange } from './jsonTokens.ts'

/** Where a text stops being JSON; both values count from one. */
export interface JsonError {
  line: number
  column: number
}

/** Finds the first place where a text is not JSON, the same in every engine; undefined for JSON. */
export function findJsonError(text: string): JsonError | undefined {
  const broken = brokenRange(text)
  return broken && placeIn(text, broken.from)
}

/** From the first place where a text is not JSON to the end of the token there; empty at the end of the text. */
export function brokenRange(text: string): TextRange | undefined {
  const reader = createJsonReader()
  let end = 0
  for (const token of jsonTokens(text)) {
    const range = brokenGap(text, end, token.from) ?? brokenToken(token, reader)
    if (range) return range
    end = token.to
  }
  const rest = brokenGap(text, end, text.length)
  if (rest) return rest
  return reader.isComplete() ? undefined : { from: text.length, to: text.length }
}

/** White space that JSON does not permit. */
function brokenGap(text: string, from: number, to: number): TextRange | undefined {
  if (from === to) return undefined
  const at = text.slice(from, to).search(/[^ \t\n\r]/)
  return at < 0 ? undefined : { from: from + at, to }
}

function brokenToken(token: JsonToken, reader: JsonReader): TextRange | undefined {
  const { from, to, text } = token
  const role = reader.read(token)
  if (!reader.isInPlace()) return { from, to }
  const valid = role === 'name' || role === 'value' ? validLength(text) : text.length
  return valid === text.length ? undefined : { from: from + valid, to }
}

/** A place in a text as people count it. */
export function placeIn(text: string, at: number): JsonError {
  const lines = text.slice(0, at).split(/\r\n|[\r\n]/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
