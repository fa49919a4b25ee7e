import { isObject, type JsonObject } from '../json/json.ts'
import { numberText } from '../json/writtenNumbers.ts'
import { isRoundedByDouble } from '../json/decimal.ts'
import { escapeUndrawn, toUnitEscapes } from './escape.ts'
import { group, labelled, type Layout } from './layout.ts'

/** A JavaScript string, also safe inside a script element. */
export function toJavaScriptString(text: string): string {
  const quote = isJsonLike(text) ? "'" : '"'
  const quoted = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
  const escaped = escapeUndrawn(quoted, character => SHORT_ESCAPES[character] ?? toUnitEscapes(character))
  // An end tag or a comment would end the script's element.
  return quote + escaped.replace(/<(?=[/!])/g, String.raw`\u003c`) + quote
}

// JSON within double quotes would be full of backslashes.
function isJsonLike(text: string): boolean {
  return text.split('"').length > text.split("'").length
}

const SHORT_ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A value from JSON, as a JavaScript literal. */
export function toJavaScriptLiteral(value: unknown): Layout {
  if (typeof value === 'string') return toJavaScriptString(value)
  if (Array.isArray(value))
    return group(
      '[',
      value.map((_, index) => literalAt(value, index)),
      ']',
      { trailing: true },
    )
  if (!isObject(value)) return String(value)
  const items = Object.keys(value).map(name => labelled(`${toKey(name)}: `, literalAt(value, name)))
  return group('{', items, '}', { trailing: true, padded: true })
}

/** The paths of numbers that lose digits in JavaScript. */
export function roundedByJavaScript(value: unknown, path = ''): string[] {
  return roundedNumbers(value, isRoundedByDouble, path)
}

/** The paths of numbers that a language rounds. */
export function roundedNumbers(value: unknown, isRounded: (number: string) => boolean, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const step = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    const number = numberText(value, key)
    return number !== undefined && isRounded(number) ? [step] : roundedNumbers(item, isRounded, step)
  })
}

function literalAt(holder: unknown[] | JsonObject, key: string | number): Layout {
  return numberText(holder, key) ?? toJavaScriptLiteral((holder as JsonObject)[key])
}

function toKey(name: string): string {
  // Without brackets this name would set the object's prototype.
  if (name === '__proto__') return '["__proto__"]'
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : toJavaScriptString(name)
}
