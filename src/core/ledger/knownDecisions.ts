import type { Decision, SentNotification } from '../dialect/dialect.ts'
import { locationKey, type Location } from '../dialect/location.ts'
import { memoize } from '../memoize.ts'
import { countUntil } from './history.ts'
import { compareDecisions, patchLists, type RowChange } from './order.ts'

/** All decisions, for the comparison of a notification with others than the one that it answers. */
export interface KnownDecisions {
  ofState: (state: string | undefined) => readonly Decision[]
  /** The newest decision for the event of a decision at its location, before a notification. */
  newestBefore: (notification: SentNotification, decision: Decision) => Decision | undefined
  change: (changes: readonly RowChange<Decision>[]) => void
}

/** Indexes decisions in the order of time. */
export function createKnownDecisions(): KnownDecisions {
  const byState = new Map<string, readonly Decision[]>()
  const byPage = new Map<string, readonly Decision[]>()
  return {
    ofState: state => byState.get(state ?? '') ?? [],
    newestBefore: ({ time }, decision) => {
      const there = byPage.get(pageOfDecision(decision)) ?? []
      let at = countUntil(there, time) - 1
      while (at >= 0 && there[at]?.event !== decision.event) at -= 1
      return there[at]
    },
    change: changes => {
      patchLists(byState, changes, ({ state }) => state, compareDecisions)
      patchLists(byPage, changes, pageOfDecision, compareDecisions)
    },
  }
}

/** The same text for the same event of the same location of a document. */
export function placeOfEvent(decision: Decision): string {
  return `${decision.event} ${pageOfDecision(decision)}`
}

/** {@link pageKey} of what was delivered; made once. */
export const pageOfDecision = memoize(({ read, location }: Decision): string =>
  pageKey(read.exchange.documentId, location),
)

/** The same text for the same location of a document. */
export function pageKey(documentId: string, location: Location): string {
  return JSON.stringify([documentId, locationKey(location)])
}
