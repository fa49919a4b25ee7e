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
    ['token-of-another-location', 'product1', 'mismatch', /carries token “.+”, which was delivered for mbox “signup”/],
    [
      'click-token-in-display',
      'signup',
      'mismatch',
      /display notification for mbox “signup” carries token “.+”, which belongs to a click metric/,
    ],
    [
      'display-token-in-click',
      'signup',
      'mismatch',
      /click notification for mbox “signup” carries token “.+”, which belongs to an option's display/,
    ],
    ['token-without-padding', 'product1', 'mismatch', /lost its padding: sent “\S+[^=]”, delivered “\S+==”/],
    ['token-truncated', 'product1', 'mismatch', /was cut: sent/],
    ['token-altered', 'product1', 'mismatch', /was altered: sent/],
    ['made-up-token', 'product1', 'mismatch', /Unknown token/],
    ['state-missing', 'product1', 'mismatch', /carries no state. State “\S+” was delivered/],
    ['state-of-older-call', 'product1', 'mismatch', /state “\S+” of an older call/],
    ['state-of-another-location', 'product1', 'mismatch', /which belongs to mbox “home”/],
    ['tnt-id-changed', 'product1', 'mismatch', /was sent with tntId “\S+”, but the token was delivered with “\S+”/],
    ['tnt-id-missing', 'product1', 'mismatch', /lacks tntId; the token was delivered with/],
    ['session-changed', 'product1', 'mismatch', /was sent with sessionId/],
    ['cluster-changed', 'product1', 'mismatch', /names another edge cluster/],
    ['property-changed', 'product1', 'mismatch', /was sent with property.token/],
    ['client-changed', 'product1', 'mismatch', /was sent to client “otherdemo”, but the token was delivered by “demo”/],
    [
      'environment-changed',
      'product1',
      'mismatch',
      /was sent with environmentId “12”, but the token was delivered with “11”/,
    ],
    ['supplemental-data-id-changed', 'product1', 'mismatch', /was sent with supplementalDataId/],
    ['qa-mode-dropped', 'product1', 'mismatch', /lacks qaMode/],
    ['timestamp-in-seconds', 'product1', 'mismatch', /is in seconds; Target expects milliseconds/],
    ['timestamp-of-yesterday', 'product1', 'mismatch', /is 1 d 1 h before its request/],
    [
      'displayed-twice',
      'product1',
      'duplicate',
      /was notified 2 times with different impression ids or none, first at .+ later/,
    ],
    ['displayed-twice-harmless', 'product1', 'sent', /display notification for mbox “product1” was sent at/],
    ['refused', 'product1', 'rejected', /status 400/],
    [
      'beacon-too-large',
      'product1',
      'due',
      /^The browser did not send the display notification for mbox “product1”: its body has \d+ bytes[^.]+\.$/,
    ],
    ['view-twice-in-a-row', 'catalog', 'duplicate', /display of view “catalog” was notified 2 times/],
    ['failed-yet-notified', 'product1', 'sent', /could not render the option: “No place for it on the page”/],
    [
      'rendered-not-notified',
      'product1',
      'due',
      /^at.js rendered an option of mbox “product1”. No display notification with its token was recorded.$/,
    ],
  ]
  it.each(cases)('%s: %s is %s', async (mistake, location, status, reason) => {
    await session.goTo(`/mistakes.html?mistake=${mistake}`)
    const cell = ledgerRow(inspected.panel, location, status)
      .first()
      .getByRole('gridcell', { name: status, exact: true })
    await expect(cell).toHaveAttribute('aria-description', reason)
  })
})

describe('a row', () => {
  it('is copied for a ticket, with page, location, verdict, sentence, token, state and calls', async () => {
    const { panel } = inspected
    await session.goTo('/mistakes.html?mistake=state-missing')
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

  it('asks before it sends a display that the page has sent', async () => {
    const { panel } = inspected
    await session.goTo('/correct.html')
    const sent = ledgerRow(panel, 'home', 'sent')
    await sent.getByRole('gridcell').first().click()
    await sent.getByRole('button', { name: 'Send display for home', exact: true }).click()
    const guard = panel.getByRole('dialog', { name: 'This counts in real reports' })
    await expect(guard).toContainText(/The page sent the display of mbox “home” at .+; sending it counts again\./)
    await guard.getByRole('button', { name: 'Cancel', exact: true }).click()
    await expect(panel.getByRole('tab', { name: 'Sent', exact: true })).toHaveText('Sent')
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
    const left = ledgerRow(panel, 'tasting', 'due').first().getByRole('gridcell', { name: 'due', exact: true })
    await expect(left).toHaveAttribute('aria-description', /at.js could not render this option of view “tasting”/)
    await expect(panel.getByRole('button', { name: '1 not rendered' })).toBeVisible()
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
    const identityHistory = panel.getByRole('table', { name: 'Session' })
    await expect(identityHistory.getByRole('row').filter({ hasText: 'client' })).toContainText('demo')
    await expect(identityHistory).toContainText('session rotated')
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
    // The log is preserved, but the browser forgets the count of the page before.
    await page.goto(`${session.shop.url}/`)
    await expect.poll(badge).toBe('1')
    await panel.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect.poll(badge).toBe('')
  })
})
