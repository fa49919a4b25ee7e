import type { Judgement } from '../dialect/dialect.ts'
import { outcomeText } from '../dialect/outcomeText.ts'

/** The outcomes that a step can expect, as on screen without their details. */
export const OUTCOMES: readonly string[] = [
  'Acknowledged',
  'Accepted',
  'Accepted with warnings',
  'Accepted, no body',
  'Not acknowledged',
  'Rejected',
  'No answer',
]

/** An outcome without its detail, as a step expects it; undefined before there is one. */
export function plainOutcome(judgement: Judgement): string | undefined {
  if (judgement.kind === 'sending') return undefined
  if (judgement.kind === 'rejected') return 'Rejected'
  return judgement.kind === 'no answer' ? 'No answer' : outcomeText(judgement)
}
