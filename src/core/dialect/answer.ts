import { isBodyCut, type Exchange } from '../exchange/exchange.ts'
import { ABORTED } from '../network/networkCall.ts'
import type { Judgement, JudgedOutcome, NotificationOutcome, Unproven } from './dialect.ts'
import type { Reason } from './reason.ts'

/** HTTP's status of an answer without a body. */
export const NO_CONTENT = 204

/** What an answer shows about its request in any protocol. */
export type SharedAnswer =
  /** No answer yet. */
  | { kind: 'none' }
  /** The call got no answer; the reason is the platform's own text. */
  | { kind: 'failed'; reason: string }
  /** `status` is the body's if that is a failure although HTTP's is not. */
  | { kind: 'refused'; status: number; message: string | undefined }
  /** It has no body, or is a beacon's, which no script can read. */
  | { kind: 'silent' }
  /** Its body proves nothing either way. */
  | { kind: 'unproven'; why: Unproven }

/** An answer that did not refuse, and the whole text of its body, which its protocol reads. */
interface WholeAnswer {
  kind: 'whole'
  /** HTTP's; 0 if it is unknown, as in a file. */
  status: number
  text: string
}

/** The status and the message that the body of an answer names, as far as it was understood. */
interface NamedInBody {
  status: number | undefined
  message: string | undefined
}

/** Whether a status is a failure, in HTTP and in a body. */
export function isFailureStatus(status: number): boolean {
  return status >= 400
}

/**
 * Interprets an answer as far as all protocols agree: by its status, by the one that its body names, and by the state of its
 * body.
 */
export function sharedAnswer(
  { request, response }: Pick<Exchange, 'request' | 'response'>,
  named: NamedInBody,
): SharedAnswer | WholeAnswer {
  if (!response) return { kind: 'none' }
  if (response.kind === 'failed') return { kind: 'failed', reason: response.reason }
  const { status, body } = response
  const refusal = refusingStatus(status, named.status)
  if (refusal !== undefined) return { kind: 'refused', status: refusal, message: named.message }
  if (status === NO_CONTENT || body.kind === 'none') return { kind: 'silent' }
  if (body.kind !== 'text') {
    return request?.source === 'beacon' ? { kind: 'silent' } : { kind: 'unproven', why: 'unreadable' }
  }
  return isBodyCut(body) ? { kind: 'unproven', why: 'cut' } : { kind: 'whole', status, text: body.text }
}

/** A 200 may refuse in its body. */
function refusingStatus(status: number, ofBody: number | undefined): number | undefined {
  const isGood = status === 0 || (status >= 200 && status < 300)
  if (!isGood) return status
  return ofBody !== undefined && isFailureStatus(ofBody) ? ofBody : undefined
}

/** Judges a send of the tester's by its answer. */
export function judgeShared(answer: SharedAnswer): Judgement {
  switch (answer.kind) {
    case 'none':
      return { kind: 'sending' }
    case 'failed':
      return { kind: 'no answer', reason: answer.reason }
    case 'refused':
      return { kind: 'rejected', status: answer.status, message: answer.message }
    case 'silent':
      return { kind: 'accepted' }
    case 'unproven':
      return answer
  }
}

/** A protocol's sentences on what an answer means for a notification. */
export interface AnswerReasons {
  unproven: (why: Unproven) => Reason
  unanswered: (cause: string) => Reason
  refused: (status: string, message: string | undefined) => Reason
}

/** The outcome of a page's notification by its answer. */
export function sharedOutcome(answer: SharedAnswer, reasons: AnswerReasons): JudgedOutcome {
  switch (answer.kind) {
    case 'none':
    case 'silent':
      return judgedAs('sent')
    case 'unproven':
      return { ...judgedAs('sent'), remarks: [reasons.unproven(answer.why)] }
    case 'failed':
      return isAborted(answer.reason)
        ? judgedAs('sent')
        : judgedAs('not acknowledged', reasons.unanswered(answer.reason))
    case 'refused':
      return judgedAs('rejected', reasons.refused(String(answer.status), answer.message))
  }
}

/** A page that unloads aborts its open requests, which still reach Target; after any other failure that is uncertain. */
function isAborted(cause: string): boolean {
  return cause === 'abort' || cause === ABORTED
}

/** An outcome with what is wrong. */
export function judgedAs(outcome: NotificationOutcome, ...reasons: Reason[]): JudgedOutcome {
  return { outcome, reasons, remarks: [] }
}
