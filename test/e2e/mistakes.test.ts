import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { MISTAKE_CASES } from '../fixtures/mistakes.ts'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** Mistakes that the panel knows by what the browser does, refuses or lets a script see, and one of each status. */
const OF_THE_BROWSER = new Set([
  'token-altered',
  'displayed-twice',
  'refused',
  'beacon-too-large',
  'view-twice-in-a-row',
  'failed-yet-notified',
  'rendered-not-notified',
])

describe('a page that makes one mistake shows it, with its reason', () => {
  // The others differ in what is sent alone: demo/shop/mistakes.test.ts has all of them.
  const cases = MISTAKE_CASES.filter(([mistake]) => OF_THE_BROWSER.has(mistake))
  it.each(cases)('%s: %s is %s', async (mistake, location, status, reason) => {
    const { panel } = await session.goTo(`/mistakes.html?mistake=${mistake}`)
    const cell = ledgerRow(panel, location, status).first().getByRole('gridcell', { name: status, exact: true })
    await expect(cell).toHaveAttribute('aria-description', reason)
  })
})

describe('a row', () => {
  it('is copied for a ticket, with page, location, verdict, sentence, token, state and calls', async () => {
    const { panel } = await session.goTo('/mistakes.html?mistake=state-missing')
    await ledgerRow(panel, 'product1', 'mismatch').getByRole('gridcell').first().click()
    await panel.getByRole('button', { name: 'Copy for ticket', exact: true }).click()
    await expect(panel.getByRole('status')).toContainText('Copied: Ticket text')
    const copied = await session.browser.readClipboard()
    expect(copied).toMatch(
      /^Page: http.+mistake=state-missing\nLocation: mbox “product1”\nDisplay: mismatch\n {2}The display .+ carries no state\./,
    )
    expect(copied).toMatch(
      /\nToken: \S+\nState: \S+\n\nCalls:\n- .+XHR POST http.+\n- .+mismatch, beacon POST http\S+$/,
    )
  })
})

describe('a single-page app', () => {
  it('has a view due once it is triggered, and not before', async () => {
    const { page, panel } = await session.goTo('/spa.html')
    await expect(ledgerRow(panel, 'cart', 'waiting')).toBeVisible()
    await page.getByRole('button', { name: 'Cart', exact: true }).click()
    await expect(ledgerRow(panel, 'cart', 'sent')).toBeVisible()
    await page.getByRole('button', { name: 'Catalog', exact: true }).click()
    await page.getByRole('button', { name: 'Cart', exact: true }).click()
    await expect(ledgerRow(panel, 'cart', 'sent')).toBeVisible()
    await expect(ledgerRow(panel, 'cart', 'duplicate')).toHaveCount(0)
  })
})

describe('a hybrid page', () => {
  it('needs no Delivery call: its rows come from the server state', async () => {
    const { page, panel } = await session.goTo('/hybrid.html')
    await expect(ledgerRow(panel, 'cart').first()).toContainText('server state')
    const home = ledgerRow(panel, 'home').first()
    await expect(home).toContainText('server state')
    await page.getByRole('button', { name: 'Cart', exact: true }).click()
    await expect(ledgerRow(panel, 'cart', 'sent')).toBeVisible()
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    const calls = panel.getByRole('grid', { name: 'Calls' })
    await expect(calls.getByRole('gridcell', { name: 'XHR', exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Take the server’s next answer' }).click()
    await expect(calls.getByRole('gridcell', { name: 'server state', exact: true })).toHaveCount(2)
  })
})

describe('the extension’s icon', () => {
  it('counts the failures of the inspected tab, also of the pages before', async () => {
    const { page, panel } = await session.goTo('/mistakes.html?mistake=displayed-twice')
    const badge = async (): Promise<string | undefined> => {
      const tabId = await panel.evaluate(() => chrome.devtools.inspectedWindow.tabId)
      return session.browser.inBackground(tab => chrome.action.getBadgeText({ tabId: tab }), tabId)
    }
    await expect.poll(badge).toBe('1')
    // The log is preserved, but the browser forgets the count of the page before.
    await page.goto(`${session.shop.url}/`)
    await expect.poll(badge).toBe('1')
    await panel.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect.poll(badge).toBe('')
  })
})
