import browser from 'webextension-polyfill'
import type { TabAnswer } from '../bridge/messages.ts'
import { dataKinds, transmissionOf } from '../bridge/transmission.ts'

/**
 * Resolves to whether a tab is in a private window and whether the browser lets the extension transmit data. Rejects
 * when the tab is gone.
 */
export async function tabAnswer(tabId: number): Promise<TabAnswer> {
  const [{ incognito }, granted] = await Promise.all([browser.tabs.get(tabId), browser.permissions.getAll()])
  return { isPrivate: incognito, transmission: transmissionOf(dataKinds(browser.runtime.getManifest()), granted) }
}
