import { authorityOf } from './host.ts'
import type { OutgoingCall } from './transport.ts'

/** Headers that a page's frame cannot send as a server does; the code is the reason. */
export type CallDifference =
  /** `written` would cause a CORS preflight, so `sent` is sent instead. */
  | { code: 'contentType'; names: readonly string[]; written: string; sent: string }
  /** They would cause a CORS preflight, so they are left out. */
  | { code: 'leftOut'; names: readonly string[] }
  /** The browser adds the origin of the frame; undefined if that is unknown. */
  | { code: 'origin'; names: readonly string[]; sent: string | undefined }
  /** The browser names itself. */
  | { code: 'userAgent'; names: readonly string[] }
  /** The browser adds its own. */
  | { code: 'added'; names: readonly string[] }

/** The headers of a call as a page's frame can make it, and all differences from the call as written. */
export interface BrowserCall {
  headers: { readonly [name: string]: string }
  differences: readonly CallDifference[]
}

/** A type of body that needs no CORS preflight. */
const PLAIN = 'text/plain'

/**
 * A server's call as the frame of an origin can make it, without cookies and referrer. To another origin, headers that
 * need a CORS preflight are replaced or left out, because a server that does not allow them would never get the call.
 * Measured in Chromium 156 and Firefox 153.
 */
export function inBrowser({ url, headers }: OutgoingCall, origin: string | undefined): BrowserCall {
  const added: readonly CallDifference[] = [
    { code: 'origin', names: ['Origin'], sent: origin },
    { code: 'userAgent', names: ['User-Agent'] },
    { code: 'added', names: ['Accept-Language', 'Sec-Fetch-Site', '…'] },
  ]
  if (originOf(url) === origin) return { headers, differences: added }
  const { 'Content-Type': written, ...others } = headers
  const replaced: readonly CallDifference[] =
    written === undefined || written === PLAIN
      ? []
      : [{ code: 'contentType', names: ['Content-Type'], written, sent: PLAIN }]
  const leftOut: readonly CallDifference[] =
    Object.keys(others).length === 0 ? [] : [{ code: 'leftOut', names: Object.keys(others) }]
  return { headers: { 'Content-Type': PLAIN }, differences: [...replaced, ...leftOut, ...added] }
}

/** Scheme and host in lower case, as browsers write an origin. */
function originOf(url: string): string {
  return `${url.split(':', 1)[0] ?? ''}://${authorityOf(url) ?? ''}`.toLowerCase()
}
