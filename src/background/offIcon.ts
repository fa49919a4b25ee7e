import browser from 'webextension-polyfill'

/** Shows on the icon of a tab, until its next page, that the extension is off there. */
export async function showOff(tabId: number): Promise<void> {
  try {
    await Promise.all([
      browser.action.setIcon({ tabId, path: { 16: '/icons/off-16.png', 32: '/icons/off-32.png' } }),
      browser.action.setTitle({ tabId, title: browser.i18n.getMessage('actionOff') }),
    ])
  } catch {
    // The tab is gone.
  }
}
