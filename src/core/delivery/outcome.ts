import type { JudgedOutcome, NotificationOutcome, SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import type { RowLocation } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import { ABORTED } from '../network/networkCall.ts'
import { deliveryReason as reason } from './reason.ts'
import { deliveryOf } from './read.ts'

/** The outcome of a page's notification according to its answer. */
export function outcomeOf(notification: SentNotification): JudgedOutcome {
  const { id = '', read } = notification
  const named = [notification.event, { location: notification.location }] as const
  const { answer } = deliveryOf(read)
  switch (answer.kind) {
    case 'none':
    case 'silent':
      return judged('sent')
    case 'unproven':
      return { ...judged('sent'), remarks: [reason(UNPROVEN[answer.why], ...named, id)] }
    case 'failed':
      return unanswered(answer.reason, named)
    case 'refused':
      return judged('rejected', reason('rejected', ...named, String(answer.status), answer.message))
    case 'read':
      return notification.id !== undefined && answer.echoed.has(notification.id)
        ? judged('acknowledged')
        : judged('not acknowledged', reason('notAcknowledged', ...named, id))
  }
}

const UNPROVEN = { cut: 'answerCut', unreadable: 'answerUnreadable' } as const

function judged(outcome: NotificationOutcome, ...reasons: Reason[]): JudgedOutcome {
  return { outcome, reasons, remarks: [] }
}

/** A page that unloads aborts its open requests, which still reach Target; after any other failure that is uncertain. */
function unanswered(cause: string, named: readonly [Event, RowLocation]): JudgedOutcome {
  if (cause === 'abort' || cause === ABORTED) return judged('sent')
  return judged('not acknowledged', reason('noAnswer', ...named, { cause }))
}
