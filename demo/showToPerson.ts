import type { Browser } from '../test/browser/browser.ts'
import { openPage } from './openPage.ts'

/** Opens a window with the panel on a page, and waits until the person closes the browser. False when the page does not load. */
export async function showToPerson(start: () => Promise<Browser>, url: string): Promise<boolean> {
  const browser = await start()
  try {
    const page = await openPage(browser, url)
    if (!page) return false
    await browser.openPanel(page)
    console.log(`Open at ${url}, with the panel in DevTools. Close the browser to end.`)
    await browser.ended
    return true
  } finally {
    await browser.close()
  }
}
