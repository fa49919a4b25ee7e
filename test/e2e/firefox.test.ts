import { expect } from './expect.ts'
import { afterAll, afterEach, beforeAll, expect as expectValue, it } from 'vitest'
import type { Firefox } from '../browser/firefox/firefoxBrowser.ts'
import { startBrowser } from '../browser/startBrowser.ts'
import { harOfElsewhere } from './harOfElsewhere.ts'
import {
  importFile,
  lastSent,
  ledgerRow,
  sendAgainFrom,
  startSession,
  type Session,
  type SessionOptions,
} from './startSession.ts'

/** Firefox asks in its own prompt, which no page reaches; this one answers yes by itself. */
const PREFS = { 'extensions.webextOptionalPermissionPrompts': false }

let browser: Firefox
let session: Session | undefined
beforeAll(async () => {
  browser = (await startBrowser('firefox', { prefs: PREFS, optimizes: false })) as Firefox
})
afterEach(async () => {
  await session?.close()
  await browser.setHostPermission(true)
})
afterAll(() => browser.close())

async function startInFirefox(options: SessionOptions = {}): Promise<Session> {
  // Without permission the panel has the network log alone, in which another test's calls may be for a moment.
  session = await startSession({ browser, hasNewTools: true, ...options })
  return session
}

it('loses nothing when Firefox stops the event page under the open panel, again and again', async () => {
  // 30 s in a person's Firefox.
  session = await startSession({ prefs: { 'extensions.background.idle.timeout': 300 } })
  const impatient = session.browser as Firefox
  const { page, panel } = await session.inspect('/correct.html')
  await expect(ledgerRow(panel, 'signup', 'waiting')).toBeVisible()
  for (let stop = 0; stop < 2; stop += 1) {
    const before = await impatient.eventPageNumber()
    await expect.poll(() => impatient.eventPageNumber(), { timeout: 30_000 }).not.toBe(before)
  }
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(ledgerRow(panel, 'signup', 'waiting')).toHaveCount(0)
  await expect(ledgerRow(panel, 'signup', 'sent')).toHaveCount(2)
  const sent = await sendAgainFrom(panel, 'Send display for home')
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
})

it('starts no event page for a page without Target', async () => {
  const { visit } = await startInFirefox()
  await browser.stopBackground()
  const page = await visit('/')
  await page.reload()
  expect(await browser.eventPageNumber()).toBe(null)
})

it('reports that its permission was withdrawn, asks for it, and goes on once it is granted', async () => {
  const { inspect } = await startInFirefox()
  const { page, panel } = await inspect('/correct.html')
  await expect(ledgerRow(panel, 'home')).toHaveCount(1)

  await browser.setHostPermission(false)
  await expect(panel.getByRole('status')).toContainText('Permission for 127.0.0.1')
  await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
  await page.reload()
  await expect(panel.getByRole('status')).toContainText('No permission for 127.0.0.1', { timeout: 20_000 })
  // The network log needs no permission.
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  await expect(panel.getByRole('gridcell', { name: 'network', exact: true }).first()).toBeVisible()
  await expect(panel.getByRole('gridcell', { name: 'XHR', exact: true })).toHaveCount(0)

  await page.goto(session?.shop.url ?? '')
  await expect(panel.getByRole('heading', { name: 'No permission for this site' })).toBeVisible({ timeout: 20_000 })
  await panel.getByRole('main').getByRole('button', { name: 'Allow…' }).click()
  const permission = await browser.openedPage('/permission.html')
  await permission.getByRole('button', { name: 'Allow on all sites' }).click()
  await expect(permission.getByRole('status')).toContainText('Granted')
  await permission.getByRole('button', { name: 'Back to the page' }).click()

  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expect(panel.getByRole('status')).toContainText('1 frame')
  await page.goto(`${session?.shop.url}/correct.html`)
  await expect(panel.getByRole('gridcell', { name: 'XHR', exact: true })).toBeVisible()
})

it('sends nothing before Firefox has the consent to transmit, asks for it, and sends then; without the consent again it sends nothing', async () => {
  await browser.setTransmissionConsent(false)
  const { inspect } = await startInFirefox({ guarded: true, withoutConsent: true })
  const { panel } = await inspect('/forgets-product1.html')
  const send = panel.getByRole('button', { name: 'Send display for product1', exact: true })
  const question = panel.getByRole('dialog', { name: 'This counts in real reports' })
  const counted = (): number => session?.edge.counts().impressions['product1'] ?? 0
  const before = counted()
  await send.click()
  await expect(question).toContainText('Nothing is sent until the browser has your consent')
  await expect(question.getByRole('button', { name: 'Send display', exact: true })).toHaveCount(0)
  await question.getByRole('button', { name: 'Give consent…' }).click()
  const page = await browser.openedPage('/permission.html')
  await page.getByRole('button', { name: 'Give consent' }).click()
  await expect(page.getByRole('status')).toContainText('can send now')
  await page.getByRole('button', { name: 'Back to the page' }).click()
  expectValue(counted()).toBe(before)

  await question.getByRole('button', { name: 'Send display', exact: true }).click()
  await expect.poll(counted).toBe(before + 1)

  await browser.setTransmissionConsent(false)
  await send.click()
  await expect(question).toContainText('Nothing is sent until')
  expectValue(counted()).toBe(before + 1)
})

it('sends nothing from the extension to a host that Firefox withholds, asks for that host, and sends then', async () => {
  const { edge, inspect } = await startInFirefox()
  await browser.setHostPermission(false)
  const { panel } = await inspect('/')
  const har = await harOfElsewhere(edge)
  await importFile(panel, 'elsewhere.har', har)
  await panel.getByRole('button', { name: 'Send display for product1', exact: true }).click()
  const question = panel.getByRole('dialog', { name: 'This counts in real reports' })
  await expect(question).toContainText('Nothing is sent until the browser lets the extension reach 127.0.0.1')
  await question.getByRole('button', { name: 'Allow this host…' }).click()
  const permission = await browser.openedPage('/permission.html')
  await permission.getByRole('button', { name: 'Allow 127.0.0.1' }).click()
  await expect(permission.getByRole('status')).toContainText('can send now')
  await permission.getByRole('button', { name: 'Back to the page' }).click()
  expectValue(edge.counts().impressions['product1'] ?? 0).toBe(0)
  await question.getByRole('button', { name: 'Send display', exact: true }).click()
  await expect((await lastSent(panel)).getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  expectValue(edge.counts().impressions['product1']).toBe(1)
})
