import { escapeUndrawn, toUnitEscapes } from '../../code-generation/escape.ts'

/** A Java constant holds 65,535 bytes; a UTF-16 unit takes at most three of them. */
const MAX_CONSTANT_UNITS = 20_000

/** A Java string. One that does not fit in a constant is joined from several. */
export function toJavaString(text: string): string {
  if (text.length <= MAX_CONSTANT_UNITS) return toConstant(text)
  const parts = Array.from({ length: Math.ceil(text.length / MAX_CONSTANT_UNITS) }, (_, index) =>
    toConstant(text.slice(index * MAX_CONSTANT_UNITS, (index + 1) * MAX_CONSTANT_UNITS)),
  )
  return `String.join("", ${parts.join(', ')})`
}

/**
 * After the escape of a lone surrogate javac looks for the other half and loses its count of backslashes (in its
 * UnicodeReader), so that `\\u` would be read as an escape: in such a text backslashes are written in octal.
 */
function toConstant(text: string): string {
  const backslash = /\p{Surrogate}/u.test(text) ? '\\134' : '\\\\'
  const quoted = text.replaceAll('\\', backslash).replaceAll('"', '\\"')
  return `"${escapeUndrawn(quoted, toEscape)}"`
}

// Java replaces \uXXXX before anything else: \u000a would become a real line break in the string.
function toEscape(character: string): string {
  const point = character.charCodeAt(0)
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  return point < 0x20 ? `\\${point.toString(8).padStart(3, '0')}` : toUnitEscapes(character)
}
