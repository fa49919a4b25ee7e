import { fetchCall } from '../bridge/fetchCall.ts'
import type { SendCommand, SendOutcome } from '../bridge/messages.ts'
import { unanswered } from '../bridge/sendOutcome.ts'
import { sendRefusal } from '../bridge/sendRefusal.ts'

/** Newest sends that are remembered with their outcomes, so that a panel that was opened again can ask for them. */
const MAX_MADE = 200

/** The headers of a call that is sent as a page writes it. */
const PLAIN = { 'Content-Type': 'text/plain' }

/** The tester's requests that the extension makes itself, because no page may. */
export interface ExtensionSends {
  /** Makes a request, once for each `sendId`, and resolves to its outcome. */
  send: (command: SendCommand) => Promise<SendOutcome>
  cancel: (sendId: string) => void
  /** The outcome of a request that was made; undefined if none was made, as far as this background knows. */
  resultOf: (sendId: string) => Promise<SendOutcome | undefined>
}

export interface ExtensionSendsOptions {
  /** Whether the browser lets the extension reach the host of a URL. */
  mayReach: (url: string) => Promise<boolean>
  /** Whether the browser lets the extension transmit data. */
  mayTransmit: () => Promise<boolean>
}

interface Made {
  outcome: Promise<SendOutcome>
  ending: AbortController
}

/**
 * Creates the sends from the extension. They follow the rules of a relay's, and the browser's: what
 * {@link sendRefusal} refuses, and what the browser does not allow, is not sent. Redirects are not followed, because they
 * may lead to a host that nobody was asked about.
 */
export function createExtensionSends(options: ExtensionSendsOptions): ExtensionSends {
  const made = new Map<string, Made>()
  const begin = (command: SendCommand): Made => {
    const ending = new AbortController()
    const begun = { outcome: make(command, options, ending.signal), ending }
    made.set(command.sendId, begun)
    for (const sendId of [...made.keys()].slice(0, Math.max(0, made.size - MAX_MADE))) made.delete(sendId)
    return begun
  }
  return {
    send: command => (made.get(command.sendId) ?? begin(command)).outcome,
    cancel: sendId => made.get(sendId)?.ending.abort(),
    resultOf: async sendId => made.get(sendId)?.outcome,
  }
}

async function make(
  command: SendCommand,
  { mayReach, mayTransmit }: ExtensionSendsOptions,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const refusal = sendRefusal(command.url, command)
  if (refusal) return unanswered('refused', refusal)
  const [isReachable, isConsented] = await Promise.all([mayReach(command.url), mayTransmit()])
  if (!isConsented) return unanswered('no consent')
  if (!isReachable) return unanswered('host withheld')
  if (signal.aborted) return unanswered('aborted')
  const headers = command.serverHeaders ?? PLAIN
  return fetchCall(command, { headers, redirects: 'report', signal })
}
