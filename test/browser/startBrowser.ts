import type { Browser, BrowserName } from './browser.ts'
import { startChromium } from './chromiumBrowser.ts'
import { startFirefox } from './firefox/firefoxBrowser.ts'
import { poll } from './poll.ts'
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

/** Starts a browser with the extension; it reaches servers on 127.0.0.1 by TLS too, at their `loopbackHost`. */
export async function startBrowser(name: BrowserName, options: BrowserOptions = {}): Promise<Browser> {
  const front = await startTlsFront()
  const browser = await start(name, front, options)
  await contentScripts(browser)
  const close = async (): Promise<void> => {
    await browser.close()
    await front.close()
  }
  const reloadExtension = async (): Promise<void> => {
    await browser.reloadExtension()
    await contentScripts(browser)
  }
  return { ...browser, reloadExtension, close }
}

/** Waits until the background has registered the scripts for pages: what loads before that is not observed. */
function contentScripts({ inBackground }: Browser): Promise<boolean> {
  return poll('The content scripts', () =>
    inBackground(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0, undefined),
  )
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
