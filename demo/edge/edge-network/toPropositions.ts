import type { Activity, Metric } from '../activity.ts'
import type { Location } from '../location.ts'
import type { TokenLayout } from './dataStreams.ts'
import { scopeOf } from './scope.ts'
import { propositionId, scopeDetailsOf, type Reports, type ScopeDetails } from './scopeDetails.ts'
import { toClickItem, toItems, type Item } from './toItems.ts'

export type Proposition = { id: string; scope: string; scopeDetails: ScopeDetails; items: Item[] }

/** An activity's part in a location: the options as the engine decided them, and the click metrics there. */
export type Decided = {
  activity: Activity
  location: Location
  options: Record<string, unknown>[]
  metrics: Metric[]
}

/** The propositions of an activity at a location. */
export function toPropositions({ activity, location, options, metrics }: Decided, layout: TokenLayout): Proposition[] {
  const proposition = (reports: Reports, items: Item[]): Proposition => ({
    id: propositionId(activity),
    scope: scopeOf(location),
    scopeDetails: scopeDetailsOf(activity, location, reports),
    items,
  })
  const content = options.flatMap((option, index) => toItems(option, `${activity.id}${index}`))
  const clicks = metrics.map((metric, index) => ({ metric, item: toClickItem(metric, `${activity.id}9${index}`) }))
  const [merged] = layout === 'merged' && content.length > 0 ? clicks : []
  return [
    ...(content.length > 0
      ? [
          proposition(
            { display: true, click: merged?.metric },
            merged === undefined ? content : [...content, merged.item],
          ),
        ]
      : []),
    ...clicks
      .filter(click => click !== merged)
      .map(({ metric, item }) => proposition({ display: false, click: metric }, [item])),
  ]
}
