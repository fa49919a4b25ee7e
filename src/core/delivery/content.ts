import type { Activity, Decision } from '../dialect/dialect.ts'
import { actionItem, offerItems, type ContentItem, type DeliveredContent } from '../dialect/content.ts'
import type { Location } from '../dialect/location.ts'
import { memberText } from '../json/json.ts'

/** The mbox of the whole page (Adobe's documentation of at.js). */
const GLOBAL_MBOX = 'target-global-mbox'

/** at.js hides elements by the selector that is only CSS. */
const IGNORED: ReadonlySet<string> = new Set(['cssSelector'])

/** What a decision delivers, in terms that protocols share: the metrics of no place are those of the page. */
export function contentOf({ location, item, raw }: Decision): DeliveredContent {
  return { location: sharedLocation(location), items: itemsOf(item, raw) }
}

function sharedLocation(location: Location): Location {
  const isPage = location.kind === 'none' || (location.kind === 'mbox' && location.name === GLOBAL_MBOX)
  return isPage ? { kind: 'pageLoad' } : location
}

function itemsOf(item: Decision['item'], raw: unknown): ContentItem[] {
  switch (item.kind) {
    case 'option':
      if (item.type !== 'actions' || !Array.isArray(item.content)) return offerItems(item.type, raw)
      return item.content.map(action => actionItem(action, IGNORED))
    case 'metric':
      return [{ type: item.type || 'click', selector: item.selector }]
    case 'nothing':
      return []
  }
}

/** Activity and experience, as the response tokens name them. */
export function activityInTokens({ item }: Decision): Activity | undefined {
  if (item.kind !== 'option') return undefined
  const textOf = (name: string): string | undefined => {
    const value = item.facts?.[name]
    return typeof value === 'string' || typeof value === 'number' ? memberText(item.facts, name) : undefined
  }
  return {
    id: textOf('activity.id'),
    name: textOf('activity.name'),
    experienceId: textOf('experience.id'),
    experienceName: textOf('experience.name'),
  }
}
