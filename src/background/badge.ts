import browser from 'webextension-polyfill'

/** The most digits that a badge has room for. */
const MOST = 999

/** Shows the number of failures of a tab on the extension's icon, and nothing for 0. */
export async function showFailures(tabId: number, failures: number): Promise<void> {
  const text = failures === 0 ? '' : String(Math.min(failures, MOST))
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' })
    await browser.action.setBadgeText({ tabId, text })
  } catch {
    // The tab is gone.
  }
}
