import type { FromPanel, OwnReport } from '../../bridge/messages.ts'
import { offeredSender, type SendMessage } from '../../bridge/sends.ts'

/**
 * Passes on what a panel asks for to the script that sends. The browser may have refused that: since the page was opened, the user
 * took its site from the extension. Then the request is recorded as refused.
 */
export function askSender(
  message: SendMessage,
  refusal: FromPanel['refusal'],
  record: (report: OwnReport) => void,
): void {
  const sender = offeredSender()
  if (sender) return sender(message, refusal, record)
  if (message.kind === 'cancel') return
  const { command } = message
  record({ kind: 'sent', time: Date.now(), command })
  const outcome = { kind: 'unanswered', time: Date.now(), reason: 'refused' } as const
  record({ kind: 'outcome', sendId: command.sendId, outcome })
}
