import { eventOfItem } from '../dialect/event.ts'
import { sentAt, type SentNotification } from '../delivery/sentNotification.ts'
import { placeOf, reason, type Reason, type ReasonCode } from './reason.ts'
import { hasLeft, type Row } from './row.ts'

/** Reasons why a display does not count for the row that it means. */
const WRONG_TOKEN: ReadonlySet<ReasonCode> = new Set([
  'tokenOfLocation',
  'clickTokenInDisplay',
  'tokenPaddingLost',
  'tokenTruncated',
  'tokenAltered',
])

/** The page's displays of a row that count as far as is known, oldest first: they were sent and not refused. */
export function countedDisplays({ notifications }: Row): SentNotification[] {
  return notifications.flatMap(({ type, outcome, notification, reasons }) => {
    const isTaken = outcome === 'sent' || outcome === 'acknowledged'
    const isOfToken = !reasons.some(({ code }) => WRONG_TOKEN.has(code))
    return type === 'display' && hasLeft(notification) && isTaken && isOfToken ? [notification] : []
  })
}

/**
 * The reason that the page has already sent a row's display, so that another one counts again; undefined when it has not,
 * or when this impression id keeps it from counting. Content delivered again since then is due again. A click may be sent
 * any number of times.
 */
export function sentBefore(row: Row, impressionId: string | undefined): Reason | undefined {
  if (eventOfItem(row.item) !== 'display' || row.display?.status === 'due') return undefined
  const counted = countedDisplays(row)
  const newest = counted.at(-1)
  const isSameImpression = impressionId !== undefined && counted.some(display => display.impressionId === impressionId)
  if (!newest || isSameImpression) return undefined
  return reason('displaySentBefore', placeOf(row), sentAt(newest))
}
