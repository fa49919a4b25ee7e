import browser from 'webextension-polyfill'

/**
 * Opens the permission page beside the inspected tab, by its path and query; does nothing when that is undefined.
 * Browsers grant permissions only on a click in an extension page, and Firefox's DevTools panel has no `permissions`
 * API, so the page opens in a separate tab.
 */
export async function openPermissionPage(path: string | undefined, tabId: number): Promise<void> {
  if (path === undefined) return
  const { windowId, index } = await browser.tabs.get(tabId)
  const beside = windowId === undefined ? {} : { windowId, index: index + 1, openerTabId: tabId }
  await browser.tabs.create({ url: browser.runtime.getURL(path), ...beside })
  // DevTools may be in a separate window in front of it.
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}
