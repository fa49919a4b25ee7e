import type { SendCommand, SendOutcome } from './messages.ts'
import { answered, unanswered } from './sendOutcome.ts'

export interface FetchOptions {
  headers: { readonly [name: string]: string }
  /** `report` ends the call at a redirect, which becomes its outcome. */
  redirects: 'follow' | 'report'
  signal: AbortSignal
}

/**
 * Makes a request by `fetch`: POST with the given headers, without cookies and referrer, and cookies in its answer are
 * ignored. Never rejects: every failure is an outcome, including an abort by the signal.
 */
export async function fetchCall(
  { url, body, timeout }: SendCommand,
  { headers, redirects, signal }: FetchOptions,
): Promise<SendOutcome> {
  const late = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: redirects === 'follow' ? 'follow' : 'manual',
      signal: AbortSignal.any([signal, late]),
    })
    if (response.type === 'opaqueredirect') return unanswered('redirected')
    const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`)
    return answered(response.status, lines.join(''), await response.text())
  } catch {
    if (signal.aborted) return unanswered('aborted')
    return unanswered(late.aborted ? 'timeout' : 'network')
  }
}
