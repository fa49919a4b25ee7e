import type { OptionItem } from '../dialect/dialect.ts'
import { memberText } from '../json/json.ts'
import { memoize } from '../memoize.ts'
import type { RowItem } from './row.ts'

/** Characters of an offer's content that a summary reads. */
const MAX_SUMMARISED = 400

/** A few words of the content that a row delivers; empty without content. Made once per item. */
export const offerSummary = memoize((item: RowItem): string => {
  switch (item.kind) {
    case 'option':
      return item.offerName ?? summarise(item)
    case 'metric':
      return item.selector ?? ''
    case 'event':
      return item.type
    default:
      return ''
  }
})

/** The types of options whose content is a list of actions. */
const ACTIONS: ReadonlySet<string> = new Set(['actions', 'dom-action'])

function summarise(item: OptionItem): string {
  const { type, content } = item
  if (ACTIONS.has(type) && Array.isArray(content)) return content.map(actionName).join(', ').slice(0, MAX_SUMMARISED)
  if (typeof content !== 'string') return memberText(item, 'content').slice(0, MAX_SUMMARISED)
  const plain = content.slice(0, 4 * MAX_SUMMARISED).replace(/<[^>]*>/g, ' ')
  return plain.replace(/\s+/g, ' ').trim().slice(0, MAX_SUMMARISED)
}

/** An action's type, and the element that it changes: `setHtml #title`. */
function actionName(action: unknown): string {
  return [memberText(action, 'type'), memberText(action, 'selector')].filter(part => part !== '').join(' ')
}
