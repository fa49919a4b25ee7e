import type { Decision } from '../dialect/dialect.ts'
import { actionItem, offerItems, type ContentItem, type DeliveredContent } from '../dialect/content.ts'
import { memberText } from '../json/json.ts'
import { isMetric, kindOf } from './decision.ts'
import type { Proposition } from './schema.ts'

type PropositionItem = NonNullable<Proposition['items']>[number]

/** The Web SDK hides elements by the prehiding selector; the id is the item's. */
const IGNORED: ReadonlySet<string> = new Set(['prehidingSelector', 'format', 'id'])

/** What a decision delivers, in terms that protocols share: each item of its proposition. */
export function edgeContentOf({ location, item, raw }: Decision): DeliveredContent {
  const { items = [] } = raw as Proposition
  const shared = items.filter(one => isMetric(one) === (item.kind === 'metric')).flatMap(toItems)
  return { location, items: shared }
}

function toItems(item: PropositionItem): ContentItem[] {
  const { schema, data } = item
  if (isMetric(item))
    return [{ type: memberText(data, 'type') || 'click', selector: memberText(data, 'selector') || undefined }]
  const kind = kindOf(schema)
  if (kind === 'dom-action') return [actionItem(data, IGNORED)]
  return kind === 'default content' ? [] : offerItems(kind, data)
}
