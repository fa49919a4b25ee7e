import { escapeUndrawn } from './escape.ts'
import { isObject, type JsonObject } from '../json/json.ts'
import { numberText } from '../json/writtenNumbers.ts'
import { group, labelled, type Layout } from './layout.ts'

/** A string of Python 3. */
export function toPythonString(text: string): string {
  const quoted = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  return `"${escapeUndrawn(quoted, toEscape)}"`
}

/** A Python dict from names to pieces of code. */
export function toPythonDict(entries: readonly (readonly [string, Layout])[]): Layout {
  const items = entries.map(([name, item]) => labelled(`${toPythonString(name)}: `, item))
  return group('{', items, '}', { trailing: true })
}

/** A value from JSON as a Python literal. */
export function toPythonLiteral(value: unknown): Layout {
  if (typeof value === 'string') return toPythonString(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) {
    const items = value.map((_, index) => literalAt(value, index))
    return group('[', items, ']', { trailing: true })
  }
  if (isObject(value)) return toPythonDict(Object.keys(value).map(name => [name, literalAt(value, name)]))
  return typeof value === 'number' ? String(value) : 'None'
}

function literalAt(holder: unknown[] | JsonObject, key: string | number): Layout {
  return numberText(holder, key) ?? toPythonLiteral((holder as JsonObject)[key])
}

function toEscape(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const hex = point.toString(16)
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  if (point < 0x100) return `\\x${hex.padStart(2, '0')}`
  return point < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}
