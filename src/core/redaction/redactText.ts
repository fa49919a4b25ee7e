import { parseJson } from '../json/json.ts'
import { leftOut } from './leftOut.ts'
import { redactJson } from './redactJson.ts'
import { redactPatterns, redactProse } from './redactProse.ts'
import { redactPairs, redactUrl, type Rewrite } from './redactUrl.ts'

/** How deep values are searched, such as a URL in a parameter of a URL in JSON. */
const MAX_DEPTH = 8

const MAY_HOLD = /[=:@>]|%[34]|eyJ|bearer|basic|digest|negotiate/i
const JSON_START = /^\s*["[{]/
const URL_START = /^\s*(?:[a-z][a-z\d+.-]*:[\\/]{2}|https?:|[\\/?#])/i
const FORM = /^[^\s=&"'<>{}()]+=[^\r\n]*$/

/**
 * A text without its credentials: JSON by the names of its members, a URL or a form by the names of its parameters, any other
 * text by the name before a value. `isCut` means that its end is missing.
 */
export function redactText(text: string, { isCut = false }: { isCut?: boolean } = {}): string {
  return redact(text, isCut, 0)
}

function redact(text: string, isCut: boolean, depth: number): string {
  if (!MAY_HOLD.test(text)) return text
  if (depth > MAX_DEPTH) return leftOut(text)
  const rewrite: Rewrite = (inner, isLast) => redact(inner, isCut && isLast, depth + 1)
  if (!JSON_START.test(text)) return redactPatterns(redactLine(text, rewrite), isCut)
  const done = redactJson(text, rewrite)
  return parseJson(text).kind === 'json' ? done : redactPatterns(redactProse(done, rewrite), isCut)
}

function redactLine(text: string, rewrite: Rewrite): string {
  if (!URL_START.test(text)) return FORM.test(text) ? redactPairs(text, rewrite) : redactProse(text, rewrite)
  const url = redactUrl(text, rewrite)
  return /\s/.test(text) ? redactProse(url, rewrite) : url
}
