import type { SentNotification } from '../dialect/dialect.ts'
import { isSameLocation, rankOf } from '../dialect/location.ts'
import { isOwnSend } from '../exchange/exchange.ts'
import { memoize } from '../memoize.ts'
import { rowsByState } from './history.ts'
import type { LocationDisplays } from './judgeRow.ts'
import { pageKey } from './knownDecisions.ts'
import type { Link } from './linkNotification.ts'
import { compareNotifications } from './order.ts'
import { hasLeft, type Row } from './row.ts'

/** The same text for displays of one location in one document; made once. */
export const pageOfDisplay = memoize(({ read, location }: SentNotification) =>
  pageKey(read.exchange.documentId, location),
)

/** Whether a notification displays its location without showing which call it answers. */
export function isUnplaced(display: SentNotification, { attached }: Link): boolean {
  return (
    display.isDisplay &&
    !isOwnSend(display.read.exchange) &&
    hasLeft(display) &&
    !attached.some(({ row, entry }) => entry.callId !== undefined && isDisplayOf(row, display))
  )
}

function isDisplayOf(row: Row, display: SentNotification): boolean {
  return display.event === 'display' && isSameLocation(row.location, display.location)
}

/**
 * Finds the page's displays of each place of a location. A notification with a token of the location is a display of
 * the place and the call that delivered it; one without any known token is a display too, from then on.
 */
export function findDisplays(
  rows: readonly Row[],
  unplaced: Iterable<SentNotification>,
): ReadonlyMap<string, LocationDisplays> {
  const displays = new Map<string, { byCall: Map<string, Set<SentNotification>>; ofNoCall: SentNotification[] }>()
  const displaysAt = (key: string) => {
    const known = displays.get(key) ?? { byCall: new Map<string, Set<SentNotification>>(), ofNoCall: [] }
    displays.set(key, known)
    return known
  }
  for (const row of rows) {
    for (const { notification: display, callId } of row.notifications) {
      if (callId === undefined || !isDisplayOf(row, display) || !hasLeft(display)) continue
      const { byCall } = displaysAt(row.placeKey)
      byCall.set(callId, (byCall.get(callId) ?? new Set()).add(display))
    }
  }
  for (const display of [...unplaced].toSorted(compareNotifications)) {
    const place = placeDisplayed(display, rows)
    if (place) displaysAt(place.placeKey).ofNoCall.push(display)
  }
  return displays
}

/** The place of a display without a known token: the one with its state, else the first unless its name is repeated. */
function placeDisplayed({ state }: SentNotification, there: readonly Row[]): Row | undefined {
  const [ofState] = (state !== undefined && rowsByState(there).get(state)) || []
  return ofState ?? (isRepeated(there) ? undefined : there[0])
}

const isRepeated = memoize((there: readonly Row[]): boolean => there.some(row => rankOf(row) > 0))
