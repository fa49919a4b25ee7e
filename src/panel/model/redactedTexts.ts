import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Reason } from '../../core/dialect/reason.ts'
import { redactReason } from '../../core/redaction/redactReason.ts'
import { redactText } from '../../core/redaction/redactText.ts'
import type { Text } from './createText.ts'

/** Reasons as copied for others, one per line, without credentials. */
export function reasonsText(reasons: readonly Reason[], { reason }: Pick<Text, 'reason'>): string {
  return reasons.map(redactReason).map(reason).join('\n')
}

/** The problems of a call, under the call, as copied for others: without credentials. */
export function problemsText({ exchange, problems }: ParsedExchange, { problem }: Pick<Text, 'problem'>): string {
  const { method = '', url = '' } = exchange.request ?? {}
  return [`${method} ${redactText(url)}`.trim(), ...problems.map(one => redactText(problem(one)))].join('\n')
}

/**
 * The outcome of a send, as copied for others: without credentials. `what` names the notification by type and location.
 */
export function redactedOutcome(read: ParsedExchange, what: readonly string[], text: Text): string {
  return `${text.t('outcomeFor', text.outcome(read), ...what)}\n${redactText(text.outcomeReason(read))}`
}
