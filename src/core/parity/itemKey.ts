import type { ContentItem } from '../dialect/content.ts'
import { toJson } from '../json/json.ts'
import { valueKey } from '../json/valueKey.ts'
import { numberText } from '../json/writtenNumbers.ts'

/** The same text for the same item: the order of members does not count, nor does the notation of numbers. */
export function itemKey(item: ContentItem): string {
  return JSON.stringify([item.type, item.selector ?? '', valueKey(item, 'value')])
}

/** An item in one line: type, selector and content; `rewrite` changes the content's text. */
export function itemText(item: ContentItem, rewrite = (text: string): string => text): string {
  const { type, selector, value } = item
  const where = [type, selector].filter(part => part !== undefined && part !== '').join(' ')
  if (value === undefined) return where
  const text = rewrite(typeof value === 'string' ? value : (numberText(item, 'value') ?? toJson(value, 0) ?? '…'))
  return where === '' ? text : `${where}: ${text}`
}
