import { eventOfItem } from '../delivery/event.ts'
import { notifiedAt, type Notified } from '../delivery/notified.ts'
import { placeOf, reason, type Reason } from './reason.ts'
import type { Row } from './row.ts'

/** The page's displays of a row that count as far as can be seen, oldest first: they left, and were not refused. */
export function countedDisplays({ notifications }: Row): Notified[] {
  return notifications.flatMap(({ type, outcome, notified }) => {
    const hasLeft = notified.read.exchange.request?.queued !== false
    const isTaken = outcome === 'sent' || outcome === 'acknowledged'
    return type === 'display' && hasLeft && isTaken ? [notified] : []
  })
}

/**
 * That the page has sent a row's display already, so that another one counts again; undefined when it has not, or when
 * this impression id keeps it from counting. A click may be sent any number of times.
 */
export function sentBefore(row: Row, impressionId: string | undefined): Reason | undefined {
  if (eventOfItem(row.item) !== 'display') return undefined
  const counted = countedDisplays(row)
  const newest = counted.at(-1)
  const isSameImpression = impressionId !== undefined && counted.some(display => display.impressionId === impressionId)
  if (!newest || isSameImpression) return undefined
  return reason('displaySentBefore', placeOf(row), notifiedAt(newest))
}
