import { isDeepStrictEqual } from 'node:util'
import type { Activity } from '../activity.ts'
import { metricToken, optionToken } from '../eventToken.ts'
import { PAGE_LOAD, locationKey, type Location } from '../location.ts'
import { metricsAt, placelessMetrics } from './decidePropositions.ts'
import { scopeOf } from './scope.ts'
import { propositionId, scopeDetailsOf, type Reports } from './scopeDetails.ts'

/** A proposition that the activities can deliver, with what it reports. */
export type KnownProposition = {
  id: string
  location: Location
  scopeDetails: unknown
  displayToken: string | undefined
  clickToken: string | undefined
}

export type PropositionIndex = {
  /** The proposition exactly as delivered; else what differs, in a sentence. */
  find(id: unknown, scope: unknown, scopeDetails: unknown): KnownProposition | string
}

/** Every proposition that the activities can deliver, in both layouts. */
export function createPropositionIndex(activities: readonly Activity[]): PropositionIndex {
  const all = activities.flatMap(propositionsOf)
  return {
    find(id, scope, scopeDetails) {
      const withId = all.filter(one => one.id === id)
      if (withId.length === 0) return id === undefined ? 'id is missing' : 'id is unknown'
      const atScope = withId.filter(({ location }) => scopeOf(location) === scope)
      if (atScope.length === 0) return 'scope is not that of the proposition'
      const same = atScope.find(one => isDeepStrictEqual(one.scopeDetails, scopeDetails))
      if (same !== undefined) return same
      return scopeDetails === undefined ? 'scopeDetails is missing' : 'scopeDetails is not as delivered'
    },
  }
}

function propositionsOf(activity: Activity): KnownProposition[] {
  const locations = new Map(
    activity.places
      .map(({ kind, name }): Location => (kind === 'pageLoad' ? PAGE_LOAD : { kind, name }))
      .map(location => [locationKey(location), location]),
  )
  const ofPlaces = [...locations.values()].flatMap(location => [
    toKnown(activity, location, { display: true, click: undefined }),
    ...metricsAt(activity, location).flatMap(click => [
      toKnown(activity, location, { display: false, click }),
      toKnown(activity, location, { display: true, click }),
    ]),
  ])
  const ofNone = placelessMetrics(activity).flatMap(({ location, metrics }) =>
    metrics.map(click => toKnown(activity, location, { display: false, click })),
  )
  return [...ofPlaces, ...ofNone]
}

function toKnown(activity: Activity, location: Location, reports: Reports): KnownProposition {
  const { id, experience } = activity
  const { display, click } = reports
  return {
    id: propositionId(activity),
    location,
    scopeDetails: scopeDetailsOf(activity, location, reports),
    displayToken: display ? optionToken(id, experience.id) : undefined,
    clickToken: click && metricToken(id, experience.id, click.name),
  }
}
