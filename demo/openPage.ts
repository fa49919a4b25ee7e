import type { Page } from 'playwright'
import type { Browser } from '../test/browser/browser.ts'

/** Opens a page in a new tab; when it does not load, prints why and returns undefined. */
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

/** The drivers' errors also contain the method and the address, and Playwright's continue with a log. */
function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line.replace(/^page\.goto: /, '').replace(/( at \S+|\.)$/, '')
}
