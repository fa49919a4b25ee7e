import type { SendOutcome, SendCommand } from '../../bridge/messages.ts'
import { unanswered } from '../../bridge/sendOutcome.ts'
import { sendAsPage } from './sendAsPage.ts'
import { sendAsServer } from './sendAsServer.ts'

/**
 * Makes a request, as the page or as a server; the switchboard has checked its URL. Never rejects: every failure is an outcome,
 * including an abort by the signal. Firefox holds the isolated world to the page's Content Security Policy, Chromium does not.
 */
export async function send(command: SendCommand, { signal }: { signal: AbortSignal }): Promise<SendOutcome> {
  const { url, serverHeaders } = command
  const ending = new AbortController()
  let isBlocked = false
  // The call itself reveals only that it failed.
  const watch = ({ isTrusted, disposition, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (isTrusted && disposition === 'enforce' && blockedURI !== '' && new URL(url).href.startsWith(blockedURI)) {
      isBlocked = true
    }
  }
  addEventListener('securitypolicyviolation', watch, { capture: true, signal: ending.signal })
  try {
    const outcome = await (serverHeaders ? sendAsServer(command, serverHeaders, signal) : sendAsPage(command, signal))
    if (outcome.kind === 'answered' || outcome.reason !== 'network') return outcome
    // Firefox rejects a fetch first, and reports the violation after that.
    await new Promise(resolve => setTimeout(resolve))
    return isBlocked ? { ...outcome, reason: 'page policy' } : outcome
  } catch (error) {
    return unanswered('refused', String(error))
  } finally {
    ending.abort()
  }
}
