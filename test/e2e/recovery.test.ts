import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { importFile, inspectPage, lastSent, ledgerRow, sendFrom, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  // It closes DevTools and opens them again.
  session = await startSession({ hasNewTools: true })
})
afterAll(() => session.close())

it('what was recorded, sent, imported and cleared is the same after DevTools was closed and the background ended, and shown when the tab crashes', async () => {
  const { page, panel, close } = await session.inspect('/forgets-product1.html')
  await panel.getByRole('checkbox', { name: 'Preserve log' }).check()
  const sent = await sendFrom(panel, 'Send display for product1')
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await page.goto(`${session.shop.url}/correct.html`)
  await expect(ledgerRow(panel, 'signup', 'waiting')).toHaveCount(2)
  const mbox = { name: 'of-the-app', options: [{ type: 'html', eventToken: 't' }] }
  await importFile(panel, 'app.json', JSON.stringify({ status: 200, prefetch: { mboxes: [mbox] } }))
  await expect(ledgerRow(panel, 'of-the-app', 'due')).toBeVisible()
  const rows = panel.getByRole('grid', { name: 'Ledger' })
  const before = await rows.getAttribute('aria-rowcount')
  await session.browser.stopBackground()
  await close()

  const again = await inspectPage(session, page)
  await expect(again.panel.getByRole('status')).toContainText('restored')
  await expect(again.panel.getByRole('status')).toContainText('1 frame')
  await expect(ledgerRow(again.panel, 'of-the-app', 'due')).toBeVisible()
  await expect(ledgerRow(again.panel, 'product1', 'due')).toHaveCount(1)
  await expect(again.panel.getByRole('grid', { name: 'Ledger' })).toHaveAttribute('aria-rowcount', before ?? '')
  await expect((await lastSent(again.panel)).getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  await again.panel.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(again.panel.getByRole('tab', { name: 'Sent', exact: true })).toHaveText('Sent')
  await session.browser.stopBackground()
  await again.close()

  const cleared = await inspectPage(session, page)
  await expect(cleared.panel.getByRole('status')).toContainText('1 frame')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await cleared.panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  await expect(cleared.panel.getByRole('gridcell', { name: 'beacon', exact: true }).first()).toBeVisible()
  await expect(cleared.panel.getByRole('gridcell', { name: 'XHR', exact: true })).toHaveCount(0)
  await expect(cleared.panel.getByRole('tab', { name: 'Sent', exact: true })).toHaveText('Sent')

  // Last, because the tab does not come back from it.
  await session.browser.crash(page)
  await expect(cleared.panel.getByRole('status')).toContainText('Page not connected', { timeout: 30_000 })
  await expect(cleared.panel.getByRole('gridcell', { name: 'beacon', exact: true }).first()).toBeVisible()
})
