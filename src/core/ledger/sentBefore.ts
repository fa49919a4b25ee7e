import type { SentNotification } from '../dialect/dialect.ts'
import { placeOf } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import { sentAt } from '../dialect/times.ts'
import { reason, type LedgerReasons } from './reason.ts'
import { hasLeft, isSuccess, type Row } from './row.ts'

/** Reasons why a display does not count for the row that it means. */
const WRONG_TOKEN: ReadonlySet<string> = new Set<keyof LedgerReasons>([
  'tokenOfLocation',
  'clickTokenInDisplay',
  'tokenPaddingLost',
  'tokenTruncated',
  'tokenAltered',
])

/** The page's displays of a row that count as far as is known, oldest first: they were sent and not refused. */
export function countedDisplays({ notifications }: Row): SentNotification[] {
  return notifications.flatMap(({ event, outcome, notification, reasons }) => {
    const isTaken = isSuccess(outcome)
    const isOfToken = !reasons.some(({ code }) => WRONG_TOKEN.has(code))
    return event === 'display' && hasLeft(notification) && isTaken && isOfToken ? [notification] : []
  })
}

/**
 * The reason that the page has already sent a row's display, so that another one counts again; undefined when it has not,
 * or when this id keeps it from counting. Content delivered again since then is due again. A click may be sent
 * any number of times.
 */
export function sentBefore(row: Row, countId: string | undefined): Reason | undefined {
  if (row.event !== 'display' || row.display?.status === 'due') return undefined
  const counted = countedDisplays(row)
  const newest = counted.at(-1)
  const isCountedOnce = countId !== undefined && counted.some(display => display.countId === countId)
  if (!newest || isCountedOnce) return undefined
  return reason('displaySentBefore', placeOf(row), sentAt(newest))
}
