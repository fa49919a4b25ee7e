import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
let inspected: Inspected
beforeAll(async () => {
  session = await startSession()
  inspected = await session.inspect('/correct.html')
})
afterAll(() => session.close())

describe('a page that makes one mistake shows it, with its reason', () => {
  const cases: [mistake: string, location: string, status: string, reason: RegExp][] = [
    ['token-of-another-location', 'product1', 'mismatch', /carried token .+, which was handed out for signup/],
    ['click-token-in-display', 'signup', 'mismatch', /display of signup carried token .+ click metric/],
    ['display-token-in-click', 'signup', 'mismatch', /click on signup carried token .+ an option's display/],
    ['token-without-padding', 'product1', 'mismatch', /lost its padding: sent \S+[^=], handed out \S+==/],
    ['token-truncated', 'product1', 'mismatch', /was cut: sent/],
    ['token-altered', 'product1', 'mismatch', /was altered on the way/],
    ['made-up-token', 'product1', 'mismatch', /Unknown token/],
    ['state-missing', 'product1', 'mismatch', /carried no state; state \S+ was handed out/],
    ['state-of-older-call', 'product1', 'mismatch', /state \S+ of an older call/],
    ['state-of-another-location', 'product1', 'mismatch', /which belongs to home/],
    ['tnt-id-changed', 'product1', 'mismatch', /^tntId differs: notified with \S+, handed out with \S+/],
    ['tnt-id-missing', 'product1', 'mismatch', /^tntId is missing/],
    ['session-changed', 'product1', 'mismatch', /^sessionId differs/],
    ['cluster-changed', 'product1', 'mismatch', /edge cluster in tntId differs/],
    ['property-changed', 'product1', 'mismatch', /^property.token differs/],
    ['client-changed', 'product1', 'mismatch', /^client differs: notified to otherdemo, handed out by demo/],
    ['environment-changed', 'product1', 'mismatch', /^environmentId differs: notified with “12”, handed out with “11”/],
    ['supplemental-data-id-changed', 'product1', 'mismatch', /^supplementalDataId differs/],
    ['qa-mode-dropped', 'product1', 'mismatch', /^qaMode is missing/],
    ['timestamp-in-seconds', 'product1', 'mismatch', /is in seconds; Target reads milliseconds/],
    ['timestamp-of-yesterday', 'product1', 'mismatch', /more than an hour from the request/],
    ['displayed-twice', 'product1', 'duplicate', /2 times for one showing/],
    ['displayed-twice-harmless', 'product1', 'sent', /^Notified at/],
    ['refused', 'product1', 'rejected', /status 400/],
    ['beacon-too-large', 'product1', 'due', /sendBeacon returned false/],
    ['view-twice-in-a-row', 'catalog', 'duplicate', /2 times for one showing/],
    ['failed-yet-notified', 'product1', 'sent', /at.js could not render it/],
    ['rendered-not-notified', 'product1', 'due', /at.js rendered product1, and the page has not notified it/],
  ]
  it.each(cases)('%s: %s is %s', async (mistake, location, status, reason) => {
    await session.goTo(`/mistakes.html?mistake=${mistake}`)
    const cell = ledgerRow(inspected.panel, location, status)
      .first()
      .getByRole('gridcell', { name: status, exact: true })
    await expect(cell).toHaveAttribute('aria-description', reason)
  })
})

describe('a single-page app', () => {
  it('owes a view once it is triggered, and not before', async () => {
    const { page, panel } = inspected
    await session.goTo('/spa.html')
    await expect(ledgerRow(panel, 'cart', 'waiting')).toBeVisible()
    await page.getByRole('button', { name: 'Cart', exact: true }).click()
    await expect(ledgerRow(panel, 'cart', 'sent')).toBeVisible()
    await page.getByRole('button', { name: 'Catalog', exact: true }).click()
    await page.getByRole('button', { name: 'Cart', exact: true }).click()
    await expect(ledgerRow(panel, 'cart', 'sent')).toBeVisible()
    await expect(ledgerRow(panel, 'cart', 'duplicate')).toHaveCount(0)
  })

  it('shows an option that was left out because its selector was not found', async () => {
    const { page, panel } = inspected
    await session.goTo('/spa.html')
    await page.getByRole('button', { name: 'Tasting, half of it not found' }).click()
    const left = ledgerRow(panel, 'tasting', 'waiting').first().getByRole('gridcell', { name: 'waiting', exact: true })
    await expect(left).toHaveAttribute('aria-description', /at.js could not render tasting and left it out/)
    await expect(ledgerRow(panel, 'tasting', 'sent')).toBeVisible()
  })
})

describe('a hybrid page', () => {
  it('needs no Delivery call: its rows come from the server state', async () => {
    const { page, panel } = inspected
    await session.goTo('/hybrid.html')
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

describe('the session', () => {
  it('shows who Target took the visitor for, and the alarm when that changed', async () => {
    const { panel } = inspected
    await session.goTo('/mistakes.html?mistake=session-changed')
    await expect(ledgerRow(panel, 'product1', 'mismatch')).toBeVisible()
    await panel.getByRole('tab', { name: 'Session', exact: true }).click()
    const passport = panel.getByRole('table', { name: 'Session' })
    await expect(passport.getByRole('row').filter({ hasText: 'client' })).toContainText('demo')
    await expect(passport).toContainText('session rotated')
  })
})

describe('the ledger at size', () => {
  it('groups its rows by location, and folds a group', async () => {
    const { panel } = inspected
    await session.goTo('/correct.html')
    const rows = panel.getByRole('grid', { name: 'Ledger' }).getByRole('row')
    await expect(ledgerRow(panel, 'signup')).toHaveCount(2)
    await panel.getByRole('combobox', { name: 'Group by' }).selectOption('location')
    const head = rows.filter({ hasText: 'signup (mbox)' })
    await head.dblclick()
    await expect(ledgerRow(panel, 'signup')).toHaveCount(0)
    await head.dblclick()
    await expect(ledgerRow(panel, 'signup')).toHaveCount(2)
    await panel.getByRole('combobox', { name: 'Group by' }).selectOption('none')
  })
})

describe('the extension’s icon', () => {
  it('counts the faults of the inspected tab, also of the pages before', async () => {
    const { page, panel } = inspected
    const badge = async (): Promise<string | undefined> => {
      const tabId = await panel.evaluate(() => chrome.devtools.inspectedWindow.tabId)
      return session.browser.inBackground(tab => chrome.action.getBadgeText({ tabId: tab }), tabId)
    }
    await session.goTo('/mistakes.html?mistake=displayed-twice')
    await expect.poll(badge).toBe('1')
    // The log is preserved, but the browser forgets what the icon said of the page before.
    await page.goto(`${session.shop.url}/`)
    await expect.poll(badge).toBe('1')
    await panel.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect.poll(badge).toBe('')
  })
})
