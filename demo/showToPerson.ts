import type { Browser } from '../test/browser/browser.ts'

/** Opens a window with the panel on a page, and waits until the person closes the browser. */
export async function showToPerson(start: () => Promise<Browser>, url: string): Promise<void> {
  const browser = await start()
  try {
    const page = await browser.newPage()
    await page.goto(url)
    await browser.openPanel(page)
    console.log(`Open at ${url}, with the panel in DevTools. Close the browser to end.`)
    await browser.ended
  } finally {
    await browser.close()
  }
}
