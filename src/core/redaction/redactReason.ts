import type { Reason } from '../ledger/reason.ts'
import { leftOut } from './leftOut.ts'
import { redactText } from './redactText.ts'

/** A reason that is safe to share: without the token of QA mode, and without credentials in a server's message. */
export function redactReason(reason: Reason): Reason {
  const redact = reason.code === 'qaModeDropped' ? leftOut : redactText
  const values = reason.values.map(value => (typeof value === 'string' && !isEvent(value) ? redact(value) : value))
  return { code: reason.code, values } as Reason
}

function isEvent(value: string): boolean {
  return value === 'display' || value === 'click'
}
