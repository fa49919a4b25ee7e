import { expect } from 'playwright/test'
import { afterEach, it } from 'vitest'
import type { Firefox } from '../browser/firefox/firefoxBrowser.ts'
import { ledgerRow, sendFrom, startSession, type Session, type SessionOptions } from './startSession.ts'

let session: Session | undefined
afterEach(() => session?.close())

async function startInFirefox(options: SessionOptions = {}): Promise<Session & { browser: Firefox }> {
  const started = await startSession(options)
  session = started
  return { ...started, browser: started.browser as Firefox }
}

it('loses nothing when Firefox stops the event page under the open panel, again and again', async () => {
  // 30 s in a person's Firefox.
  const { browser, inspect } = await startInFirefox({ prefs: { 'extensions.background.idle.timeout': 1_000 } })
  const { page, panel } = await inspect('/correct.html')
  await expect(ledgerRow(panel, 'signup', 'waiting')).toBeVisible()
  for (let stop = 0; stop < 2; stop += 1) {
    const before = await browser.eventPageNumber()
    await expect.poll(() => browser.eventPageNumber(), { timeout: 30_000 }).not.toBe(before)
  }
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(ledgerRow(panel, 'signup', 'waiting')).toHaveCount(0)
  await expect(ledgerRow(panel, 'signup', 'sent')).toHaveCount(2)
  const sent = await sendFrom(panel, 'Send display for home')
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
})
