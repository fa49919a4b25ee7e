import type { SentNotification } from '../dialect/dialect.ts'
import { isOwnSend } from '../exchange/exchange.ts'
import { compareNotifications, patchLists, type RowChange } from './order.ts'

/** The showings of locations that can be shown repeatedly. */
export interface Showings {
  /** Counts them again after changes; returns the notifications that belong to others since. */
  change: (changes: readonly RowChange<SentNotification>[]) => SentNotification[]
  of: (notification: SentNotification) => string
}

/**
 * Creates the showings: a location that can be shown repeatedly has a new one after each other one of its document; any other
 * location has just one.
 */
export function createShowings(): Showings {
  const displays = new Map<string, readonly SentNotification[]>()
  const showings = new Map<SentNotification, string>()
  return {
    of: notification => showings.get(notification) ?? '',
    change: changes => {
      const documents = patchLists(displays, changes, documentOf, compareNotifications)
      for (const { before } of changes) if (before) showings.delete(before)
      return documents.flatMap(id => countAgain(id, displays.get(id) ?? [], showings))
    },
  }
}

/** The document of a display that is of a showing. */
function documentOf(notification: SentNotification): string | undefined {
  const { event, showing, read } = notification
  return event === 'display' && showing !== undefined && !isOwnSend(read.exchange)
    ? read.exchange.documentId
    : undefined
}

function countAgain(
  documentId: string,
  displays: readonly SentNotification[],
  showings: Map<SentNotification, string>,
): SentNotification[] {
  const changed: SentNotification[] = []
  let [number, last] = [0, '']
  for (const display of displays) {
    const here = `${display.showing}`
    if (number === 0 || here !== last) number += 1
    last = here
    const name = `${number} of ${documentId}`
    if (showings.get(display) === name) continue
    showings.set(display, name)
    changed.push(display)
  }
  return changed
}
