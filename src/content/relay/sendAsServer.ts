import type { SendCommand, SendOutcome } from '../../bridge/messages.ts'
import { answered, unanswered } from './outcome.ts'

/**
 * Makes a request as a server would, as far as this frame can: POST with the given headers, without cookies and referrer,
 * and cookies in its answer are ignored. Only `fetch` can do that: XMLHttpRequest always sends the referrer, and cookies to
 * the frame's own origin.
 */
export async function sendAsServer(
  { url, body, timeout }: SendCommand,
  headers: { readonly [name: string]: string },
  signal: AbortSignal,
): Promise<SendOutcome> {
  const late = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, late]),
    })
    const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`)
    return answered(response.status, lines.join(''), await response.text())
  } catch {
    if (signal.aborted) return unanswered('aborted')
    return unanswered(late.aborted ? 'timeout' : 'network')
  }
}
