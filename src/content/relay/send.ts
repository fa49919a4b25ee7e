import type { SendOutcome, SendCommand } from '../../bridge/messages.ts'
import { sendRefusal } from '../../bridge/sendRefusal.ts'
import { unanswered } from '../../bridge/sendOutcome.ts'
import { sendAsPage } from './sendAsPage.ts'
import { sendAsServer } from './sendAsServer.ts'

/**
 * Makes a request, as the page or as a server. Requests that {@link sendRefusal} refuses are not sent. Never rejects: every
 * failure is an outcome, including an abort by the signal. Firefox holds the isolated world to the page's Content Security
 * Policy, Chromium does not.
 */
export async function send(command: SendCommand, { signal }: { signal: AbortSignal }): Promise<SendOutcome> {
  const { url, serverHeaders } = command
  const refusal = sendRefusal(url, command)
  if (refusal) return unanswered('refused', refusal)
  const policy = watchPolicy(url)
  try {
    const outcome = await (serverHeaders ? sendAsServer(command, serverHeaders, signal) : sendAsPage(command, signal))
    if (outcome.kind === 'answered' || outcome.reason !== 'network') return outcome
    // Firefox rejects a fetch first, and reports the violation after that.
    await new Promise(resolve => setTimeout(resolve))
    return policy.hasBlocked() ? { ...outcome, reason: 'page policy' } : outcome
  } catch (error) {
    return unanswered('refused', error instanceof Error ? error.message : String(error))
  } finally {
    policy.stop()
  }
}

/** Watches whether the page's policy blocks a call: the call itself reveals only that it failed. */
function watchPolicy(url: string): { hasBlocked: () => boolean; stop: () => void } {
  let isBlocked = false
  const receive = ({ isTrusted, disposition, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (isTrusted && disposition === 'enforce' && blockedURI !== '' && hrefOf(url).startsWith(blockedURI)) {
      isBlocked = true
    }
  }
  addEventListener('securitypolicyviolation', receive, true)
  return { hasBlocked: () => isBlocked, stop: () => removeEventListener('securitypolicyviolation', receive, true) }
}

function hrefOf(url: string): string {
  return URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : url
}
