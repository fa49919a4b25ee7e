import { fetchCall, type FetchOptions } from '../../bridge/fetchCall.ts'
import type { SendCommand, SendOutcome } from '../../bridge/messages.ts'

/**
 * Makes a request as a server would, as far as this frame can. Only `fetch` can do that: XMLHttpRequest always sends the
 * referrer, and cookies to the frame's own origin.
 */
export function sendAsServer(
  command: SendCommand,
  headers: FetchOptions['headers'],
  signal: AbortSignal,
): Promise<SendOutcome> {
  return fetchCall(command, { headers, redirects: 'follow', signal })
}
