import { judgedAs, sharedOutcome } from '../dialect/answer.ts'
import type { JudgedOutcome, SentNotification } from '../dialect/dialect.ts'
import { deliveryReason as reason } from './reason.ts'
import { deliveryOf } from './read.ts'

/** The outcome of a page's notification according to its answer. */
export function outcomeOf(notification: SentNotification): JudgedOutcome {
  const { id = '', read } = notification
  const named = [notification.event, { location: notification.location }] as const
  const { answer } = deliveryOf(read)
  if (answer.kind !== 'read') {
    return sharedOutcome(answer, {
      unproven: why => reason(UNPROVEN[why], ...named, id),
      unanswered: cause => reason('noAnswer', ...named, { cause }),
      refused: (status, message) => reason('rejected', ...named, status, message),
    })
  }
  return notification.id !== undefined && answer.echoed.has(notification.id)
    ? judgedAs('acknowledged')
    : judgedAs('not acknowledged', reason('notAcknowledged', ...named, id))
}

const UNPROVEN = { cut: 'answerCut', unreadable: 'answerUnreadable' } as const
