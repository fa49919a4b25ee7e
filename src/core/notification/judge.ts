import { effectiveStatus, type ReadExchange } from '../delivery/read.ts'

/** What a tester's send came to. */
export type Judgement =
  | { kind: 'sending' }
  | { kind: 'acknowledged' }
  | { kind: 'not acknowledged'; missing: string[]; readable: boolean }
  | { kind: 'rejected'; status: number; message: string | undefined }
  | { kind: 'no answer'; reason: string }
  | { kind: 'accepted' }

/**
 * Judges the answer to a sent request by its body, not by HTTP alone: acknowledged is when every id comes back;
 * a 200 may hide a refusal in its body's status.
 */
export function judge(read: ReadExchange): Judgement {
  const answer = read.exchange.response
  if (!answer) return { kind: 'sending' }
  if (answer.kind === 'failed') return { kind: 'no answer', reason: answer.reason }
  const status = effectiveStatus(read) ?? answer.status
  if (status >= 400) return { kind: 'rejected', status, message: read.response?.message }
  if (answer.status === 204) return { kind: 'accepted' }
  const echoed = new Set((read.response?.notifications ?? []).map(({ id }) => id))
  const ids = (read.request?.notifications ?? []).map(({ id }) => id ?? '')
  const missing = ids.filter(id => !echoed.has(id))
  if (ids.length > 0 && missing.length === 0) return { kind: 'acknowledged' }
  return { kind: 'not acknowledged', missing, readable: read.response !== undefined }
}

/** The outcome as it stands on screen, in the API's own words. */
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
  }
}
