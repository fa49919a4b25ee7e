import { chromium } from 'playwright'
import { findChromium } from '../../scripts/findBrowser.mjs'
import type { BrowserName, Pages } from './browser.ts'
import { installExtension } from './firefox/extension.ts'
import { startPages } from './firefox/firefoxBrowser.ts'
import { launchFirefox } from './firefox/launchFirefox.ts'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a browser in the fresh folder `profile`, with the extension in the folder when one is named. */
export async function openPages(name: BrowserName, profile: string, extension?: string): Promise<Pages> {
  return name === 'firefox' ? openFirefox(extension) : openChromium(profile, extension)
}

async function openChromium(profile: string, extension?: string): Promise<Pages> {
  const own = extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []
  const executablePath = (await findChromium())?.path
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    headless: true,
    ...(extension ? { ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'] } : {}),
    args: [...ARGUMENTS, ...own],
  })
  return {
    newPage: () => context.newPage(),
    collectGarbage: async page => {
      const session = await context.newCDPSession(page)
      await session.send('HeapProfiler.collectGarbage')
      await session.detach()
    },
    close: () => context.close(),
  }
}

async function openFirefox(extension?: string): Promise<Pages> {
  const firefox = await launchFirefox()
  if (extension) await installExtension(firefox.marionette, firefox.remote, extension)
  return startPages(firefox)
}
