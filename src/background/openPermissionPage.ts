import browser from 'webextension-polyfill'

/**
 * Opens the permission page beside the inspected tab, by its path and query; an undefined one opens nothing. Browsers
 * grant only on a click in a page of the extension, and Firefox's DevTools panel has no `permissions`: so it is a tab of its own.
 */
export async function openPermissionPage(path: string | undefined, tabId: number): Promise<void> {
  if (path === undefined) return
  const { windowId, index } = await browser.tabs.get(tabId)
  const beside = windowId === undefined ? {} : { windowId, index: index + 1, openerTabId: tabId }
  await browser.tabs.create({ url: browser.runtime.getURL(path), ...beside })
  // DevTools may be in a window of their own, before it.
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}
