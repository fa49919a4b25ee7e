import browser from 'webextension-polyfill'

/** The most digits that a badge has room for. */
const MOST = 999

/** Shows a tab's number of faults on the extension's icon; 0 clears it. */
export async function showFailures(tabId: number, faults: number): Promise<void> {
  const text = faults === 0 ? '' : String(Math.min(faults, MOST))
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' })
    await browser.action.setBadgeText({ tabId, text })
  } catch {
    // The tab is gone.
  }
}
