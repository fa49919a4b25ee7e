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
}

/** Starts a browser with the extension. */
export function startBrowser(name: BrowserName, options: BrowserOptions = {}): Promise<Browser> {
  if (name === 'firefox') return startFirefox({ extensionDir: 'dist/firefox', ...options })
  return startChromium({ extensionDir: 'dist/chrome', ...options })
}
