import { notifiedEvent, type Notified } from '../delivery/notified.ts'
import type { Event } from '../delivery/event.ts'
import { ABORTED } from '../network/networkCall.ts'
import { effectiveStatus, type ReadExchange } from '../delivery/read.ts'
import { once } from '../once.ts'
import { reason, type Place, type Reason } from './reason.ts'
import type { Outcome } from './row.ts'

/**
 * What came back for a notification, judged by the body and not by HTTP alone. Acknowledged is the echoed id
 * (OpenAPI); a beacon's answer, or an answer without a body, tells nothing and leaves it sent.
 */
export function outcomeOf(notified: Notified): { outcome: Outcome; reasons: Reason[] } {
  const { read, id = '' } = notified
  const named = [notifiedEvent(notified), { location: notified.location }] as const
  const answer = read.exchange.response
  if (!answer) return { outcome: 'sent', reasons: [] }
  if (answer.kind === 'failed') return unanswered(answer.reason, named)
  const status = effectiveStatus(read) ?? answer.status
  if (status >= 400) {
    return { outcome: 'rejected', reasons: [reason('rejected', ...named, String(status), read.response?.message)] }
  }
  if (answer.status === 204 || answer.body.kind !== 'text') return { outcome: 'sent', reasons: [] }
  // Cut here, not there: what it said at its end is not known.
  if (answer.body.length > answer.body.text.length) return { outcome: 'sent', reasons: [] }
  if (!read.response) return { outcome: 'not acknowledged', reasons: [reason('answerUnreadable', ...named, id)] }
  if (notified.id !== undefined && echoedIds(read).has(notified.id)) return { outcome: 'acknowledged', reasons: [] }
  return { outcome: 'not acknowledged', reasons: [reason('notAcknowledged', ...named, id)] }
}

const echoedIds = once(({ response }: ReadExchange) => new Set((response?.notifications ?? []).map(({ id }) => id)))

/** A page that leaves aborts what is under way, which reaches Target all the same; any other failure may not have. */
function unanswered(cause: string, named: readonly [Event, Place]): { outcome: Outcome; reasons: Reason[] } {
  if (cause === 'abort' || cause === ABORTED) return { outcome: 'sent', reasons: [] }
  return { outcome: 'not acknowledged', reasons: [reason('noAnswer', ...named, cause)] }
}
