import type { Activity, Metric, Place } from './activity.ts'
import { metricToken, optionToken } from './eventToken.ts'
import { PAGE_LOAD, locationKey, type Location } from './location.ts'

export type ClickMetric = { type: 'click'; selector?: string; eventToken: string; analytics?: AnalyticsPayload }

type AnalyticsPayload = { payload: { pe: 'tnt'; tnta: string } }

type TokenKind = 'option' | 'metric'

export type TokenIndex = {
  /** The kind of the token at this location (undefined: no location); undefined when the location never delivers it. */
  kindOf(location: Location | undefined, token: string): TokenKind | undefined
  /** The click metrics an activity has at a location, with analytics payloads when asked for. */
  metricsOf(location: Location, activityId: number, withAnalytics: boolean): ClickMetric[]
  /** The click metrics bound to no location: `prefetch.metrics`. */
  placelessMetrics(withAnalytics: boolean): ClickMetric[]
  /** The analytics payload of an activity's display; undefined for an activity that does not report to Analytics. */
  analyticsOf(activityId: number): AnalyticsPayload | undefined
}

/** The activities' content by location, for checking notifications and adding the parts that the engine leaves out. */
export function createTokenIndex(activities: readonly Activity[]): TokenIndex {
  const kinds = new Map<string, TokenKind>()
  const addMetrics = (key: string, metrics: ClickMetric[]): void => {
    for (const { eventToken } of metrics) kinds.set(`${key} ${eventToken}`, 'metric')
  }
  for (const activity of activities) {
    addMetrics(locationKey(undefined), toMetrics(activity, activity.metrics, false))
    for (const place of activity.places) {
      const key = locationKey(toLocation(place))
      kinds.set(`${key} ${optionToken(activity.id, activity.experience.id)}`, 'option')
      addMetrics(key, toMetrics(activity, place.metrics, false))
    }
  }
  return {
    kindOf: (location, token) => kinds.get(`${locationKey(location)} ${token}`),
    metricsOf(location, activityId, withAnalytics) {
      const activity = activities.find(({ id }) => id === activityId)
      if (activity === undefined) return []
      const here = activity.places.filter(place => locationKey(toLocation(place)) === locationKey(location))
      return here.flatMap(place => toMetrics(activity, place.metrics, withAnalytics))
    },
    placelessMetrics: withAnalytics =>
      activities.flatMap(activity => toMetrics(activity, activity.metrics, withAnalytics)),
    analyticsOf(activityId) {
      const a4t = activities.find(({ id }) => id === activityId)?.a4t
      return a4t && toPayload(a4t.display)
    },
  }
}

function toLocation({ kind, name }: Place): Location {
  return kind === 'pageLoad' ? PAGE_LOAD : { kind, name }
}

function toMetrics(
  { id, experience, a4t }: Activity,
  metrics: Metric[] | undefined,
  withAnalytics: boolean,
): ClickMetric[] {
  return (metrics ?? []).map(({ name, selector }) => ({
    type: 'click',
    ...(selector && { selector }),
    eventToken: metricToken(id, experience.id, name),
    ...(withAnalytics && a4t && { analytics: toPayload(a4t.click) }),
  }))
}

function toPayload(tnta: string): AnalyticsPayload {
  return { payload: { pe: 'tnt', tnta } }
}
