import { judgedAs, judgeShared, sharedOutcome } from '../dialect/answer.ts'
import type { JudgedOutcome, Judgement, ParsedExchange, SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import type { RowLocation } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import { groupBy } from '../groupBy.ts'
import { memoize } from '../memoize.ts'
import { eventIndexOf, isOfOtherService, reportText } from './answer.ts'
import { eventErrors } from './eventErrors.ts'
import { edgeOf } from './read.ts'
import { edgeReason as reason } from './reason.ts'
import type { EdgeReport } from './schema.ts'
import { reportedBy } from './sentNotification.ts'

/** The outcome of a page's event according to its answer, with what is wrong in the event itself. */
export function edgeOutcomeOf(notification: SentNotification): JudgedOutcome {
  const { outcome, reasons, remarks } = fromAnswer(notification)
  return { outcome, reasons: [...reasons, ...eventErrors(notification)], remarks }
}

function fromAnswer(notification: SentNotification): JudgedOutcome {
  const { read } = notification
  const named = [notification.event, { location: notification.location }] as const
  const { answer } = edgeOf(read)
  switch (answer.kind) {
    case 'without handle':
      return judgedAs('rejected', reason('answerWithoutHandle', ...named, String(answer.status)))
    case 'read':
      return fromReports(answer.errors, notification, named)
    default:
      return sharedOutcome(answer, {
        unproven: why => reason(UNPROVEN[why], ...named),
        unanswered: cause => reason('eventUnanswered', ...named, { cause }),
        refused: (status, message) => reason('eventRefused', ...named, status, message),
      })
  }
}

/** Most errors that the verdict on one event names, of the call and of the event. */
const MAX_NAMED = 5

const UNPROVEN = { cut: 'eventAnswerCut', unreadable: 'eventAnswerUnreadable' } as const

const OF_CALL = 'call'

const errorsByEvent = memoize((errors: readonly EdgeReport[]) =>
  groupBy(errors, error => String(eventIndexOf(error) ?? OF_CALL)),
)

/** An error without the index of an event is the whole call's. One of another service does not concern Target. */
function fromReports(
  errors: readonly EdgeReport[],
  notification: SentNotification,
  named: readonly [Event, RowLocation],
): JudgedOutcome {
  const index = reportedBy(notification)?.eventIndex
  const known = errorsByEvent(errors)
  const [ofCall, ofEvent] = [known.get(OF_CALL) ?? [], known.get(String(index)) ?? []]
  const inWords = (list: readonly EdgeReport[], code: 'callError' | 'eventError' | 'otherServiceError'): Reason[] =>
    list.slice(0, MAX_NAMED).map(error => reason(code, ...named, reportText(error)))
  const reasons = [
    ...inWords(ofCall.filter(isOfTarget), 'callError'),
    ...inWords(ofEvent.filter(isOfTarget), 'eventError'),
  ]
  if (reasons.length > 0) return judgedAs('rejected', ...reasons)
  return { ...judgedAs('accepted'), remarks: inWords([...ofCall, ...ofEvent], 'otherServiceError') }
}

function isOfTarget(error: EdgeReport): boolean {
  return !isOfOtherService(error)
}

/** Judges a send of the tester's by its answer. No answer of the Edge Network repeats the events that it took. */
export function judgeEdge(read: ParsedExchange): Judgement {
  const { answer } = edgeOf(read)
  switch (answer.kind) {
    case 'without handle':
      return { kind: 'rejected', status: answer.status, message: undefined }
    case 'read': {
      const error = answer.errors.find(isOfTarget)
      if (error) return { kind: 'rejected', status: error.status ?? read.status ?? 0, message: reportText(error) }
      const warnings = [...answer.errors, ...answer.warnings].slice(0, MAX_NAMED).map(reportText)
      return { kind: 'accepted', isRead: true, ...(warnings.length > 0 && { warnings }) }
    }
    default:
      return judgeShared(answer)
  }
}
