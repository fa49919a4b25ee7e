import { authorityOf } from './host.ts'
import type { OutgoingCall } from './transport.ts'

/** Headers that the browser cannot send as a server, or the extension as a page, does; the code is the reason. */
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
  /** The extension sends none, and ignores those of the answer. */
  | { code: 'noCookies'; names: readonly string[] }
  /** It belongs to no page. */
  | { code: 'noReferrer'; names: readonly string[] }
  /** The browser adds the extension's own. */
  | { code: 'extensionOrigin'; names: readonly string[] }
  /** The browser names itself, where a server's SDK names another. */
  | { code: 'browserName'; names: readonly string[] }
  /** `none` in Chromium, `same-origin` in Firefox. */
  | { code: 'fetchSite'; names: readonly string[] }

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

const EXTENSION_ORIGIN: CallDifference = { code: 'extensionOrigin', names: ['Origin'] }

/**
 * How a call of the extension's background differs from the same call of a page, or of a server's SDK. All headers go as
 * written, since an extension that may reach the host needs no CORS preflight. Measured in Chromium 156 and Firefox 153.
 */
export function fromExtension(as: 'page' | 'server SDK'): readonly CallDifference[] {
  if (as === 'server SDK')
    return [
      EXTENSION_ORIGIN,
      { code: 'browserName', names: ['User-Agent'] },
      { code: 'added', names: ['Accept-Language', 'Sec-Fetch-Site', '…'] },
    ]
  return [
    { code: 'noCookies', names: ['Cookie'] },
    { code: 'noReferrer', names: ['Referer'] },
    EXTENSION_ORIGIN,
    { code: 'fetchSite', names: ['Sec-Fetch-Site'] },
  ]
}

/** Scheme and host in lower case, as browsers write an origin. */
function originOf(url: string): string {
  return `${url.split(':', 1)[0] ?? ''}://${authorityOf(url) ?? ''}`.toLowerCase()
}
