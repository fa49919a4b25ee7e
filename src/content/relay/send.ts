import type { SendOutcome, SendCommand } from '../../bridge/messages.ts'
import { sendRefusal } from '../../bridge/sendRefusal.ts'
import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'

type UnansweredReason = Extract<SendOutcome, { kind: 'unanswered' }>['reason']

/**
 * Makes a request as the page's own at.js would: POST, `text/plain`, credentials included, by this frame's
 * XMLHttpRequest. Measured: equal to at.js's request in every header; `fetch` adds a Priority header in Firefox, and
 * `application/json` causes a preflight. Requests that {@link sendRefusal} refuses are not sent. Never rejects: every
 * failure is an outcome, including an abort by the signal. Firefox holds the isolated world to the page's Content
 * Security Policy, Chromium does not.
 */
export function send(command: SendCommand, { signal }: { signal: AbortSignal }): Promise<SendOutcome> {
  const refusal = sendRefusal(command.url, command)
  if (refusal) return Promise.resolve({ kind: 'unanswered', time: Date.now(), reason: 'refused', detail: refusal })
  return new Promise(resolve => {
    const policy = watchPolicy(command.url)
    const unanswered = (reason: UnansweredReason, detail?: string): void =>
      resolve({ kind: 'unanswered', time: Date.now(), reason, detail })
    try {
      const xhr = new XMLHttpRequest()
      xhr.open('POST', command.url)
      xhr.withCredentials = true
      xhr.timeout = command.timeout
      xhr.setRequestHeader('Content-Type', 'text/plain')
      xhr.onload = () => resolve(answered(xhr))
      xhr.onerror = () => unanswered(policy.hasBlocked() ? 'page policy' : 'network')
      xhr.onloadend = policy.stop
      xhr.ontimeout = () => unanswered('timeout')
      xhr.onabort = () => unanswered('aborted')
      signal.addEventListener('abort', () => xhr.abort())
      xhr.send(command.body)
    } catch (error) {
      policy.stop()
      unanswered('refused', error instanceof Error ? error.message : String(error))
    }
  })
}

function answered(xhr: XMLHttpRequest): SendOutcome {
  const text = xhr.responseText
  return {
    kind: 'answered',
    time: Date.now(),
    status: xhr.status,
    headers: xhr.getAllResponseHeaders(),
    body: { kind: 'text', text: text.slice(0, MAX_BODY_CHARACTERS), length: text.length },
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
