import { validLength } from '../../json/jsonTokens.ts'
import { JAVASCRIPT_ESCAPES } from '../escapes.ts'

/** Every loop is over a single class, so that it needs no stack, whatever the length. */
const INNER: Record<string, RegExp> = {
  '"': /[^"\\]*(?:\\[^][^"\\]*)*/y,
  "'": /[^'\\]*(?:\\[^][^'\\]*)*/y,
  '`': /[^`\\]*(?:\\[^][^`\\]*)*/y,
  '“': /[^”\\]*(?:\\[^][^”\\]*)*/y,
  '‘': /[^’\\]*(?:\\[^][^’\\]*)*/y,
}
const CLOSING: Record<string, string> = { '“': '”', '‘': '’' }

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|U([\da-fA-F]{8})|(\r\n|[^]))/g
const NOT_OF_JSON = /\\(?!["\\/bfnrt]|u[\da-fA-F]{4})/
const CONTROL = /\p{Cc}/u

/** A string of JavaScript or broken JSON, as JSON. */
export interface LiteralString {
  json: string
  /** Where it ends, after its closing quote. */
  to: number
  /** What of it JSON does not permit. */
  repairs: ('quotes' | 'escapes' | 'lineBreaks')[]
}

/** Reads the string that begins at a place; undefined if none begins there, `'open'` if it has no end. */
export function readLiteralString(text: string, at: number): LiteralString | 'open' | undefined {
  const quote = text.charAt(at)
  const pattern = Object.hasOwn(INNER, quote) ? INNER[quote] : undefined
  if (!pattern) return undefined
  pattern.lastIndex = at + 1
  const [inner = ''] = pattern.exec(text) ?? []
  const end = at + 1 + inner.length
  if (text.charAt(end) !== (CLOSING[quote] ?? quote)) return 'open'
  const written = text.slice(at, end + 1)
  if (quote === '"' && validLength(written) === written.length) return { json: written, to: end + 1, repairs: [] }
  return { json: JSON.stringify(unescaped(inner)), to: end + 1, repairs: repairsIn(inner, quote) }
}

/** The text that JavaScript's escapes write; an unknown escape is its character. */
export function unescaped(inner: string): string {
  if (!inner.includes('\\')) return inner
  return inner.replaceAll(ESCAPE, (_, ...found: (string | undefined)[]) => {
    const [byte, short, long, python, single = ''] = found
    const point = byte ?? short ?? long ?? python
    if (point === undefined)
      return Object.hasOwn(JAVASCRIPT_ESCAPES, single) ? (JAVASCRIPT_ESCAPES[single] ?? single) : single
    const code = Number.parseInt(point, 16)
    return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
  })
}

function repairsIn(inner: string, quote: string): LiteralString['repairs'] {
  const repairs: LiteralString['repairs'] = []
  if (quote !== '"') repairs.push('quotes')
  // Other quotes have JavaScript's escapes, a template its line breaks.
  else if (NOT_OF_JSON.test(inner)) repairs.push('escapes')
  if (quote !== '`' && CONTROL.test(inner)) repairs.push('lineBreaks')
  return repairs
}
