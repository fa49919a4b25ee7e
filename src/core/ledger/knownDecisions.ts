import type { Decision, SentNotification } from '../dialect/dialect.ts'
import { locationKey, type Location } from '../dialect/location.ts'
import { groupBy } from '../groupBy.ts'
import { lazily } from '../lazily.ts'
import { memoize } from '../memoize.ts'
import { countUntil } from './history.ts'

/** All decisions, for the comparison of a notification with others than the one that it answers. */
export interface KnownDecisions {
  ofState: (state: string | undefined) => readonly Decision[]
  /** The newest decision for the event of a decision at its location, before a notification. */
  newestBefore: (notification: SentNotification, decision: Decision) => Decision | undefined
}

/** Indexes decisions, which are in order of time; on demand. */
export function indexDecisions(decisions: readonly Decision[]): KnownDecisions {
  const byState = lazily(() => groupBy(decisions, ({ state }) => state))
  const byPlace = lazily(() => groupBy(decisions, placeOfEvent))
  return {
    ofState: state => byState().get(state ?? '') ?? [],
    newestBefore: ({ time }, decision) => {
      const there = byPlace().get(placeOfEvent(decision)) ?? []
      return there[countUntil(there, time) - 1]
    },
  }
}

/** The same text for the same event of the same location of a document. */
const placeOfEvent = memoize(({ read, location, event }: Decision): string =>
  JSON.stringify([event, pageKey(read.exchange.documentId, location)]),
)

/** The same text for the same location of a document. */
export function pageKey(documentId: string, location: Location): string {
  return JSON.stringify([documentId, locationKey(location)])
}
