import type { Reason, ReasonValue } from '../dialect/reason.ts'
import { leftOut } from './leftOut.ts'
import { redactText } from './redactText.ts'

/** A reason that is safe to share: without secrets, and without credentials in a server's message. */
export function redactReason({ code, values }: Reason): Reason {
  return { code, values: values.map(redactValue) }
}

function redactValue(value: ReasonValue): ReasonValue {
  if (typeof value === 'object') {
    if ('secret' in value) return leftOut(value.secret)
    return 'cause' in value ? { cause: redactText(value.cause) } : value
  }
  return typeof value === 'string' && !isEvent(value) ? redactText(value) : value
}

function isEvent(value: string): boolean {
  return value === 'display' || value === 'click'
}
