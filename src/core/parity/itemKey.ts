import type { ContentItem } from '../dialect/content.ts'
import { numberKey } from '../json/decimal.ts'
import { toJson } from '../json/json.ts'
import { numberText } from '../json/writtenNumbers.ts'
import { compareTexts } from '../compareTexts.ts'

/** Levels of a value that are compared; deeper ones count as equal. */
const MAX_LEVELS = 200

/** The same text for the same item: the order of members does not count, nor does the notation of numbers. */
export function itemKey(item: ContentItem): string {
  return JSON.stringify([item.type, item.selector ?? '', keyIn(item, 'value', 0)])
}

/** The value of a member as a text that is the same for equal values. */
function keyIn(holder: object, name: string | number, level: number): string {
  const value: unknown = (holder as { [name: string]: unknown })[name]
  if (typeof value === 'number') return numberKey(numberText(holder, name) ?? String(value))
  if (typeof value !== 'object' || value === null) return toJson(value, 0) ?? ''
  if (level === MAX_LEVELS) return '…'
  if (Array.isArray(value)) return `[${value.map((_, at) => keyIn(value, at, level + 1)).join()}]`
  const names = Object.keys(value).toSorted(compareTexts)
  return `{${names.map(name => `${JSON.stringify(name)}:${keyIn(value, name, level + 1)}`).join()}}`
}

/** An item in one line: type, selector and content; `rewrite` changes the content's text. */
export function itemText(item: ContentItem, rewrite = (text: string): string => text): string {
  const { type, selector, value } = item
  const where = [type, selector].filter(part => part !== undefined && part !== '').join(' ')
  if (value === undefined) return where
  const text = rewrite(typeof value === 'string' ? value : (numberText(item, 'value') ?? toJson(value, 0) ?? '…'))
  return where === '' ? text : `${where}: ${text}`
}
