import { unanswered } from '../../bridge/sendOutcome.ts'
import type { FrameSender } from '../../bridge/sends.ts'
import { send } from './send.ts'

/** Creates a document's sender, which makes each request once. */
export function createSender(): FrameSender {
  const made = new Map<string, AbortController>()

  return (message, refusal, record) => {
    if (message.kind === 'cancel') return made.get(message.sendId)?.abort()
    const { command } = message
    const { sendId } = command
    if (made.has(sendId)) return
    const ending = new AbortController()
    made.set(sendId, ending)
    record({ kind: 'sent', time: Date.now(), command })
    const outcome = refusal ? Promise.resolve(unanswered('refused', refusal)) : send(command, ending)
    void outcome.then(outcome => record({ kind: 'outcome', sendId, outcome }))
  }
}
