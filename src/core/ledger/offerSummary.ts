import { member, memberText } from '../json.ts'
import type { RowItem } from './row.ts'

/** Characters of an offer's content that a summary reads. */
const MAX_SUMMARISED = 400

const summaries = new WeakMap<RowItem, string>()

/** A short summary of the content that a row delivers; an empty string when it has no content. Made once per item. */
export function offerSummary(item: RowItem): string {
  const known = summaries.get(item)
  if (known !== undefined) return known
  const summary = writeSummary(item)
  summaries.set(item, summary)
  return summary
}

function writeSummary(item: RowItem): string {
  switch (item.kind) {
    case 'option':
      return offerName(item.responseTokens) ?? summarise(item)
    case 'metric':
      return item.selector ?? ''
    case 'event':
      return item.type
    default:
      return ''
  }
}

function offerName(responseTokens: { [name: string]: unknown } | undefined): string | undefined {
  const name = responseTokens?.['offer.name']
  // The decisioning engine names unnamed offers by their path.
  return typeof name === 'string' && name !== '' && !name.startsWith('/') ? name : undefined
}

function summarise(item: Extract<RowItem, { kind: 'option' }>): string {
  const { type, content } = item
  if (type === 'actions' && Array.isArray(content)) return content.map(actionName).join(', ').slice(0, MAX_SUMMARISED)
  if (typeof content !== 'string') return memberText(item, 'content').slice(0, MAX_SUMMARISED)
  const plain = content.slice(0, 4 * MAX_SUMMARISED).replace(/<[^>]*>/g, ' ')
  return plain.replace(/\s+/g, ' ').trim().slice(0, MAX_SUMMARISED)
}

function actionName(action: unknown): string {
  const type = member(action, 'type')
  return typeof type === 'string' ? type : ''
}
