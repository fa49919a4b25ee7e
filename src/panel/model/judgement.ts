import type { Judgement, ParsedExchange } from '../../core/dialect/dialect.ts'

/** The outcome of a send, for its shape and colour. */
export function judgementOf(read: ParsedExchange): Judgement['kind'] {
  return read.dialect.judge(read).kind
}

/** The outcomes of a send, those that went wrong first. */
export const JUDGEMENTS: readonly Judgement['kind'][] = [
  'rejected',
  'not acknowledged',
  'no answer',
  'unproven',
  'sending',
  'accepted',
  'acknowledged',
]

/** Whether a send went wrong. */
export function hasFailed(read: ParsedExchange): boolean {
  return JUDGEMENTS.indexOf(judgementOf(read)) < JUDGEMENTS.indexOf('unproven')
}
