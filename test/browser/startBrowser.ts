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
  /**
   * Whether the browser compiles code that runs often once more, to make it faster; the default. In a test that costs more than
   * it saves, because its pages do not live long.
   */
  optimizes?: boolean
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
  { prefs, blocksCookies = false, optimizes = true, ...options }: BrowserOptions,
): Promise<Browser> {
  if (name === 'chromium') {
    const moreArguments = [...chromiumArguments(front), ...(optimizes ? [] : ['--js-flags=--no-turbofan --no-maglev'])]
    return startChromium({ extensionDir: 'dist/chrome', blocksCookies, moreArguments, ...options })
  }
  const blocking = blocksCookies ? { 'network.cookie.cookieBehavior': 2 } : {}
  const unoptimized = optimizes ? {} : { 'javascript.options.ion': false }
  const all = { ...firefoxPreferences(front), ...blocking, ...unoptimized, ...prefs }
  return startFirefox({ extensionDir: 'dist/firefox', ...options, prefs: all })
}
