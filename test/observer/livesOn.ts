import type { Page } from 'playwright'

/** Waits until the page's own clock has gone on by so many ms: for what must not happen meanwhile. */
export async function livesOn(page: Page, milliseconds: number): Promise<void> {
  const until = (await page.evaluate(() => performance.now())) + milliseconds
  await page.waitForFunction(end => performance.now() >= end, until)
}
