import type { Reason } from '../ledger/reason.ts'
import { leftOut } from './leftOut.ts'
import { redactText } from './redactText.ts'

/** A reason fit to be handed on: without the token of QA mode, and without credentials in what a server said. */
export function redactReason(reason: Reason): Reason {
  const redact = reason.code === 'qaModeDropped' ? leftOut : redactText
  const values = reason.values.map(value => (typeof value === 'string' && !isEvent(value) ? redact(value) : value))
  return { code: reason.code, values } as Reason
}

function isEvent(value: string): boolean {
  return value === 'display' || value === 'click'
}
