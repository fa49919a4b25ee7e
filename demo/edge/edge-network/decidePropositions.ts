import type { Activity } from '../activity.ts'
import { arrayOf } from '../arrayOf.ts'
import { decide } from '../decide.ts'
import { isObject } from '../../../src/core/json/json.ts'
import { PAGE_LOAD, locationKey, mboxLocation, type Location } from '../location.ts'
import type { TokenLayout } from './dataStreams.ts'
import { PAGE_WIDE } from './scope.ts'
import { toPropositions, type Decided, type Proposition } from './toPropositions.ts'

type Fields = Record<string, unknown>

/** What an event asks for, as the engine takes it. */
export type Wanted = { scopes: string[]; parameters: Fields; profileParameters: Fields }

export type Deciding = { activities: readonly Activity[]; artifact: object; layout: TokenLayout; visitor: string }

/**
 * Lets the engine decide the scopes of an event. The scope of the page brings the content of all views with it. What the
 * engine takes for displayed is not: a proposition counts once it is reported.
 */
export async function decidePropositions(deciding: Deciding, wanted: Wanted): Promise<Proposition[]> {
  const { activities, artifact, layout, visitor } = deciding
  if (wanted.scopes.length === 0) return []
  const isPageWide = wanted.scopes.includes(PAGE_WIDE)
  const details = { parameters: wanted.parameters, profileParameters: wanted.profileParameters }
  const mboxes = wanted.scopes.filter(scope => scope !== PAGE_WIDE).map((name, index) => ({ index, name, ...details }))
  const { execute, prefetch } = await decide(artifact, 'demo', visitor, {
    context: { channel: 'web' },
    id: { tntId: visitor },
    ...(isPageWide && { execute: { pageLoad: details } }),
    prefetch: { mboxes, ...(isPageWide && { views: [details] }) },
  })
  const contents = [
    ...contentOf(execute, 'pageLoad').map(entry => ({ location: PAGE_LOAD, entry })),
    ...contentOf(prefetch, 'mboxes').map(entry => ({ location: mboxLocation(String(entry.name)), entry })),
    ...contentOf(prefetch, 'views').map(entry => ({ location: viewLocation(entry), entry })),
  ]
  const decided = contents.flatMap(({ location, entry }) => byActivity(activities, location, entry))
  const placeless = isPageWide ? activities.flatMap(placelessMetrics) : []
  return [...decided, ...placeless].flatMap(one => toPropositions(one, layout))
}

/** The click metrics that an activity has at a location. */
export function metricsAt({ places }: Activity, location: Location): Decided['metrics'] {
  return places
    .filter(({ kind, name }) => locationKey({ kind, name }) === locationKey(location))
    .flatMap(({ metrics = [] }) => metrics)
}

/** The click metrics bound to no location, which come in the scope of the page. */
export function placelessMetrics(activity: Activity): Decided[] {
  const { metrics = [] } = activity
  return metrics.length === 0 ? [] : [{ activity, location: PAGE_LOAD, options: [], metrics }]
}

function contentOf(content: unknown, part: string): Fields[] {
  const value = isObject(content) ? content[part] : undefined
  return (arrayOf(value) ?? [value]).filter(isObject)
}

function viewLocation({ name }: Fields): Location {
  return { kind: 'view', name: String(name) }
}

function byActivity(activities: readonly Activity[], location: Location, entry: Fields): Decided[] {
  const options = (arrayOf(entry.options) ?? []).filter(isObject)
  return activities
    .map(activity => ({
      activity,
      location,
      options: options.filter(option => activityOf(option) === activity.id),
      metrics: metricsAt(activity, location),
    }))
    .filter(({ options }) => options.length > 0)
}

function activityOf({ responseTokens }: Fields): unknown {
  return isObject(responseTokens) ? responseTokens['activity.id'] : undefined
}
