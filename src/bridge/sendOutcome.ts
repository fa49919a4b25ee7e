import { MAX_BODY_CHARACTERS } from './limits.ts'
import type { SendOutcome } from './messages.ts'

type UnansweredReason = Extract<SendOutcome, { kind: 'unanswered' }>['reason']

/** The outcome of a send that was answered just now. `headers` as lines. */
export function answered(status: number, headers: string, text: string): SendOutcome {
  const body = { kind: 'text' as const, text: text.slice(0, MAX_BODY_CHARACTERS), length: text.length }
  return { kind: 'answered', time: Date.now(), status, headers, body }
}

/** The outcome of a send that failed just now. A network error while the browser is offline has that reason. */
export function unanswered(reason: UnansweredReason, detail?: string): SendOutcome {
  const isOffline = reason === 'network' && !navigator.onLine
  return { kind: 'unanswered', time: Date.now(), reason: isOffline ? 'offline' : reason, detail }
}
