import browser from 'webextension-polyfill'
import type { TabAnswer } from '../bridge/messages.ts'
import { dataKinds, transmissionOf, type Transmission } from '../bridge/transmission.ts'

/**
 * Resolves to whether a tab is in a private window and whether the browser lets the extension transmit data. Rejects
 * when the tab is gone.
 */
export async function tabAnswer(tabId: number): Promise<TabAnswer> {
  const [{ incognito }, transmission] = await Promise.all([browser.tabs.get(tabId), askTransmission()])
  return { isPrivate: incognito, transmission }
}

/** Whether the browser lets the extension transmit data now. */
export async function askTransmission(): Promise<Transmission> {
  return transmissionOf(dataKinds(browser.runtime.getManifest()), await browser.permissions.getAll())
}
