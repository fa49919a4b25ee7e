import type { Browser, BrowserName } from './browser.ts'
import { startChromium } from './chromiumBrowser.ts'
import { startFirefox } from './firefox/firefoxBrowser.ts'
import { chromiumArguments, firefoxPreferences } from './loopbackTls.ts'
import { startTlsFront, type TlsFront } from '../../demo/tls/startTlsFront.ts'

export interface BrowserOptions {
  /** Default: the extension as it was built for this browser. */
  extensionDir?: string
  /** Default: the one that is found. */
  executablePath?: string
  /** Without a window; the default. */
  headless?: boolean
  /** Preferences of Firefox, over the driver's own. */
  prefs?: Readonly<Record<string, string | number | boolean>>
  /** Whether the browser is set to block all cookies, and with them all storage. */
  blocksCookies?: boolean
}

let front: Promise<TlsFront> | undefined

/** Starts a browser with the extension; it reaches servers on 127.0.0.1 by TLS too, at their `loopbackHost`. */
export async function startBrowser(name: BrowserName, options: BrowserOptions = {}): Promise<Browser> {
  // One for all browsers of this worker, with which it ends: to make its key takes a quarter of a second.
  front ??= startTlsFront()
  return start(name, await front, options)
}

function start(
  name: BrowserName,
  front: TlsFront,
  { prefs, blocksCookies = false, ...options }: BrowserOptions,
): Promise<Browser> {
  if (name === 'chromium') {
    const moreArguments = chromiumArguments(front)
    return startChromium({ extensionDir: 'dist/chrome', blocksCookies, moreArguments, ...options })
  }
  const blocking = blocksCookies ? { 'network.cookie.cookieBehavior': 2 } : {}
  const all = { ...firefoxPreferences(front), ...blocking, ...prefs }
  return startFirefox({ extensionDir: 'dist/firefox', ...options, prefs: all })
}
