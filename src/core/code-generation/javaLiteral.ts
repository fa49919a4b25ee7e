import { escapeUndrawn, toUnitEscapes } from './escape.ts'

/** A constant of Java holds 65,535 bytes; no UTF-16 unit takes more than three of them. */
const MAX_CONSTANT_UNITS = 20_000

/** A string of Java. One that no constant can hold is joined of several. */
export function toJavaString(text: string): string {
  if (text.length <= MAX_CONSTANT_UNITS) return toConstant(text)
  const parts = Array.from({ length: Math.ceil(text.length / MAX_CONSTANT_UNITS) }, (_, index) =>
    toConstant(text.slice(index * MAX_CONSTANT_UNITS, (index + 1) * MAX_CONSTANT_UNITS)),
  )
  return `String.join("", ${parts.join(', ')})`
}

/**
 * After the escape of half a surrogate pair javac looks for the other half and forgets then how many backslashes it has
 * seen (its UnicodeReader), so that `\\u` would be read as an escape: there a backslash is written in octal.
 */
function toConstant(text: string): string {
  const backslash = /\p{Surrogate}/u.test(text) ? '\\134' : '\\\\'
  const quoted = text.replaceAll('\\', backslash).replaceAll('"', '\\"')
  return `"${escapeUndrawn(quoted, toEscape)}"`
}

// Java reads \uXXXX before anything else: as \u000a a line break would stand in the string as itself.
function toEscape(character: string): string {
  const point = character.charCodeAt(0)
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  return point < 0x20 ? `\\${point.toString(8).padStart(3, '0')}` : toUnitEscapes(character)
}
