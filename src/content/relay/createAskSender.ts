import type { OwnReport } from '../../bridge/messages.ts'
import { offeredSender } from '../../bridge/sends.ts'
import type { LineOptions } from './line.ts'

/**
 * Creates the function that passes a panel's request to the script that sends. Without that script (the user withdrew the
 * site's permission after the page loaded), the request is recorded as refused.
 */
export function createAskSender(record: (report: OwnReport) => void): LineOptions['onSend'] {
  // A panel that connects again repeats its requests: a refused one must not be made then.
  const refused = new Set<string>()
  return (message, refusal) => {
    const { sendId } = 'command' in message ? message.command : message
    if (refused.has(sendId)) return
    const sender = offeredSender()
    if (sender) return sender(message, refusal, record)
    if (message.kind === 'cancel') return
    refused.add(sendId)
    record({ kind: 'sent', time: Date.now(), command: message.command })
    const outcome = { kind: 'unanswered', time: Date.now(), reason: 'refused' } as const
    record({ kind: 'outcome', sendId, outcome })
  }
}
