import type { Page } from 'playwright'
import type { RunningChromium } from './chromium.ts'
import { poll } from './poll.ts'

/** The part of the browser's own `developerPrivate` that is in use; only chrome://extensions has it. */
interface DeveloperPrivate {
  updateExtensionConfiguration: (update: { extensionId: string; incognitoAccess: boolean }) => Promise<void>
  getExtensionInfo: (id: string) => Promise<ExtensionInfo>
}

interface ExtensionInfo {
  state: string
  incognitoAccess: { isActive: boolean }
}

/** Lets the extension run in incognito windows, which loads it again. */
export async function allowIncognito(chromium: RunningChromium): Promise<void> {
  await inExtensionsPage(chromium, async (page, infoOf) => {
    await page.evaluate(id => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
      return developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true })
    }, chromium.extensionId)
    await poll('The extension in incognito windows', async () => {
      const { state, incognitoAccess } = await infoOf()
      return state === 'ENABLED' && incognitoAccess.isActive
    })
  })
}

/** Disables the extension, or enables it. */
export async function setEnabled(chromium: RunningChromium, isEnabled: boolean): Promise<void> {
  await inExtensionsPage(chromium, async (page, infoOf) => {
    const wanted = { id: chromium.extensionId, isEnabled }
    await page.evaluate(({ id, isEnabled }) => chrome.management.setEnabled(id, isEnabled), wanted)
    await poll('The state of the extension', async () => ((await infoOf()).state === 'ENABLED') === isEnabled)
  })
}

async function inExtensionsPage(
  { context, extensionId }: RunningChromium,
  task: (page: Page, infoOf: () => Promise<ExtensionInfo>) => Promise<void>,
): Promise<void> {
  const page = await context.newPage()
  await page.goto('chrome://extensions')
  const info = (id: string): Promise<ExtensionInfo> => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
    return developerPrivate.getExtensionInfo(id)
  }
  await task(page, () => page.evaluate(info, extensionId))
  await page.close()
}
