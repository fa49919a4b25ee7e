import type { Outcome, SendCommand } from '../../bridge/messages.ts'
import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'

/**
 * Makes a request as the page's own at.js would: POST, `text/plain`, credentials included, by this frame's
 * XMLHttpRequest. Measured equal to at.js's in every header; `fetch` adds a Priority header in Firefox, and
 * `application/json` causes a preflight. Never rejects: every failure is an outcome,
 * the signal's abortion too.
 */
export function send(command: SendCommand, { signal }: { signal: AbortSignal }): Promise<Outcome> {
  return new Promise(resolve => {
    const unanswered = (reason: 'network' | 'timeout' | 'refused' | 'aborted', detail?: string): void =>
      resolve({ kind: 'unanswered', time: Date.now(), reason, ...(detail === undefined ? {} : { detail }) })
    try {
      const xhr = new XMLHttpRequest()
      xhr.open('POST', command.url)
      xhr.withCredentials = true
      xhr.timeout = command.timeout
      xhr.setRequestHeader('Content-Type', 'text/plain')
      xhr.onload = () => resolve(answered(xhr))
      xhr.onerror = () => unanswered('network')
      xhr.ontimeout = () => unanswered('timeout')
      xhr.onabort = () => unanswered('aborted')
      signal.addEventListener('abort', () => xhr.abort())
      xhr.send(command.body)
    } catch (error) {
      unanswered('refused', error instanceof Error ? error.message : String(error))
    }
  })
}

function answered(xhr: XMLHttpRequest): Outcome {
  const text = xhr.responseText
  return {
    kind: 'answered',
    time: Date.now(),
    status: xhr.status,
    headers: xhr.getAllResponseHeaders(),
    body: { kind: 'text', text: text.slice(0, MAX_BODY_CHARACTERS), length: text.length },
  }
}
