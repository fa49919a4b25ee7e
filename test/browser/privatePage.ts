import type { BrowserContext, Page } from 'playwright'
import type { RunningChromium } from './chromium.ts'
import { poll } from './poll.ts'

/** The part of the browser's own `developerPrivate` that is in use; only chrome://extensions has it. */
interface DeveloperPrivate {
  updateExtensionConfiguration: (update: { extensionId: string; incognitoAccess: boolean }) => Promise<void>
  getExtensionInfo: (id: string) => Promise<{ state: string; incognitoAccess: { isActive: boolean } }>
}

/** Lets the extension run in incognito windows, opens one, and resolves to its page. */
export async function openPrivatePage({ context, extensionId, serviceWorker }: RunningChromium): Promise<Page> {
  await allowIncognito(context, extensionId)
  const before = context.pages()
  const open = () => serviceWorker()?.evaluate(() => chrome.windows.create({ incognito: true, url: 'about:blank' }))
  // The extension was loaded again for it: its worker may just be starting.
  await poll('A worker that opens a window', () => open()?.catch(() => undefined))
  return poll('The page of the incognito window', () =>
    Promise.resolve(context.pages().find(one => !before.includes(one))),
  )
}

async function allowIncognito(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage()
  await page.goto('chrome://extensions')
  const change = (id: string) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
    return developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true })
  }
  const isAllowed = async (id: string) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
    const { state, incognitoAccess } = await developerPrivate.getExtensionInfo(id)
    return state === 'ENABLED' && incognitoAccess.isActive
  }
  await page.evaluate(change, extensionId)
  await poll('The extension in incognito windows', () => page.evaluate(isAllowed, extensionId))
  await page.close()
}
