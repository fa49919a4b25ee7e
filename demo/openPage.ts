import type { Page } from 'playwright'
import type { Browser } from '../test/browser/browser.ts'

/** Opens a page in a new tab; undefined, once it is said why, when the page does not load. */
export async function openPage(browser: Browser, url: string): Promise<Page | undefined> {
  const page = await browser.newPage()
  try {
    await page.goto(url)
    return page
  } catch (error) {
    console.error(`${url} did not load: ${reasonOf(error)}.`)
    return undefined
  }
}

/** The drivers' errors name their method and the address too, and Playwright's go on with a log. */
function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line.replace(/^page\.goto: /, '').replace(/( at \S+|\.)$/, '')
}
