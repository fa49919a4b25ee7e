import type { Browser, BrowserName } from './browser.ts'
import { startChromium } from './chromiumBrowser.ts'
import { startFirefox } from './firefox/firefoxBrowser.ts'

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

/** Starts a browser with the extension. */
export function startBrowser(
  name: BrowserName,
  { prefs, blocksCookies = false, ...options }: BrowserOptions = {},
): Promise<Browser> {
  if (name === 'chromium') return startChromium({ extensionDir: 'dist/chrome', blocksCookies, ...options })
  const blocking = blocksCookies ? { 'network.cookie.cookieBehavior': 2 } : {}
  return startFirefox({ extensionDir: 'dist/firefox', ...options, prefs: { ...blocking, ...prefs } })
}
