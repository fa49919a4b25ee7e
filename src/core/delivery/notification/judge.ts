import type { Unproven } from '../answer.ts'
import type { ParsedExchange } from '../read.ts'

/** The outcome of a tester's send. */
export type Judgement =
  | { kind: 'sending' }
  | { kind: 'acknowledged' }
  | { kind: 'not acknowledged'; missing: string[] }
  | { kind: 'rejected'; status: number; message: string | undefined }
  | { kind: 'no answer'; reason: string }
  | { kind: 'accepted' }
  | { kind: 'unproven'; why: Unproven }

/** Judges a send by its answer: it is acknowledged if every id comes back. */
export function judge({ answer, request }: ParsedExchange): Judgement {
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
    case 'read': {
      const ids = (request?.notifications ?? []).map(({ id }) => id ?? '')
      const missing = ids.filter(id => !answer.echoed.has(id))
      return ids.length > 0 && missing.length === 0 ? { kind: 'acknowledged' } : { kind: 'not acknowledged', missing }
    }
  }
}

/** The outcome as shown on screen, in the API's own words. */
export function outcomeText(judgement: Judgement): string {
  switch (judgement.kind) {
    case 'sending':
      return 'Sending'
    case 'acknowledged':
      return 'Acknowledged'
    case 'not acknowledged':
      return 'Not acknowledged'
    case 'rejected':
      return `Rejected (${judgement.status})`
    case 'no answer':
      return `No answer: ${judgement.reason}`
    case 'accepted':
      return 'Accepted, no body'
    case 'unproven':
      return judgement.why === 'cut' ? 'Sent, answer cut' : 'Sent, answer unreadable'
  }
}
