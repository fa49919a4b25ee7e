import browser from 'webextension-polyfill'

/** Adds the panel to DevTools. Its title and its page are the same in all browsers. */
export async function createDevToolsPanel(): Promise<void> {
  // A path without the leading slash is relative to this page in Firefox and shows an empty panel without an error.
  await browser.devtools.panels.create('Mbox Inspector', '/icons/32.png', '/src/panel/panel.html')
}
