import type { Page } from 'playwright'
import type { RunningChromium } from './chromium.ts'
import { allowIncognito } from './extensionsPage.ts'
import { poll } from './poll.ts'

/** Lets the extension run in incognito windows, opens one, and resolves to its page. */
export async function openPrivatePage(chromium: RunningChromium): Promise<Page> {
  const { context, serviceWorker } = chromium
  await allowIncognito(chromium)
  const before = context.pages()
  const open = () => serviceWorker()?.evaluate(() => chrome.windows.create({ incognito: true, url: 'about:blank' }))
  // The extension was loaded again for it: its worker may just be starting.
  await poll('A worker that opens a window', () => open()?.catch(() => undefined))
  return poll('The page of the incognito window', () =>
    Promise.resolve(context.pages().find(one => !before.includes(one))),
  )
}
