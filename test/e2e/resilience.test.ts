import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { MAX_EXCHANGES } from '../../src/core/ledger/bounds.ts'
import { inspectPage, ledgerRow, sendAgainFrom, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  // It ends the background and fills memory, which would disturb the sessions of other files.
  session = await startSession({ isAlone: true })
})
afterAll(() => session.close())

describe('nothing is lost', () => {
  it('when the worker is killed mid-session', async () => {
    const { page, panel } = await session.inspect('/correct.html')
    await expect(ledgerRow(panel, 'signup', 'waiting')).toBeVisible()
    await session.browser.stopBackground()
    await page.getByRole('button', { name: 'Sign up' }).click()
    await expect(ledgerRow(panel, 'signup', 'waiting')).toHaveCount(0)
    await expect(ledgerRow(panel, 'signup', 'sent')).toHaveCount(2)
    const sent = await sendAgainFrom(panel, 'Send display for home')
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  })

  it('when the page notifies while it is left', async () => {
    const { page, panel } = await session.goTo('/leave.html')
    await expect(ledgerRow(panel, 'home', 'due')).toBeVisible()
    await page.goto(`${session.shop.url}/`)
    await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
  })

  it('when the page reloads: the log is preserved, or cleared when that is not wanted', async () => {
    const { page, panel } = await session.goTo('/correct.html')
    await expect(ledgerRow(panel, 'home')).toHaveCount(1)
    await page.reload()
    await expect(ledgerRow(panel, 'home')).toHaveCount(2)
    await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
    await page.reload()
    await expect(ledgerRow(panel, 'home', 'sent')).toHaveCount(1)
    await page.goto(`${session.shop.url}/`)
    await expect(ledgerRow(panel, 'home')).toHaveCount(0)
  })

  it('when the visitor goes back to a page, whether the browser has kept it or loads it again', async () => {
    const { page, panel } = await session.goTo('/correct.html')
    await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
    await page.goto(`${session.shop.url}/forgets-product1.html`)
    await expect(ledgerRow(panel, 'product1', 'due')).toHaveCount(1)
    // Playwright waits in vain for the load of a page that was kept.
    await page.evaluate(() => void setTimeout(() => history.back()))
    await expect(ledgerRow(panel, 'product1', 'sent')).toHaveCount(1)
    await expect(ledgerRow(panel, 'product1')).toHaveCount(1)
    await expect(ledgerRow(panel, 'signup', 'waiting')).toHaveCount(1)
    await page.getByRole('button', { name: 'Sign up' }).click()
    await expect(ledgerRow(panel, 'signup', 'sent')).toHaveCount(2)
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    await expect(panel.getByRole('gridcell', { name: 'beacon', exact: true })).toHaveCount(5)
    await expect(panel.getByRole('gridcell', { name: 'network', exact: true })).toHaveCount(0)
  })
})

describe('bad input is listed with what is wrong, and the panel goes on', () => {
  it.each([
    ['huge:31457280', 'only the first'],
    ['reset', 'failed'],
  ])('%s', async (fault, sentence) => {
    const { panel } = await session.goTo(`/faults.html?fault=${fault}`)
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    const call = panel.getByRole('grid', { name: 'Calls' }).getByRole('row').nth(1)
    await call.click()
    const details = panel.getByRole('region', { name: 'Details' })
    await expect(details.getByText(sentence).first()).toBeVisible()
  })

  it('draws few of 10,000 rows, and finds each by scrolling and by filter', async () => {
    const { panel } = await session.goTo('/faults.html?fault=mboxes:10000')
    const grid = panel.getByRole('grid', { name: 'Ledger' })
    await expect(grid).toHaveAttribute('aria-rowcount', /^1\d{4}$/)
    expect(await grid.getByRole('row').count()).toBeLessThan(120)
    await grid.evaluate(element => element.scrollTo(0, element.scrollHeight))
    await expect(ledgerRow(panel, 'bulk-9999')).toBeVisible()
    await panel.getByRole('searchbox', { name: 'Filter' }).fill('bulk-5000')
    await expect(ledgerRow(panel, 'bulk-5000')).toBeVisible()
    await panel.getByRole('searchbox', { name: 'Filter' }).fill('')
  })

  it('in a flood of calls the panel answers, and what it does not show is counted', async () => {
    const { page, panel } = await session.inspect('/correct.html')
    await expect(panel.getByRole('status')).toContainText('1 frame')
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    await page.evaluate(startFlood)
    await expect(panel.getByRole('status')).toContainText('reports left out: too much data')
    // Beyond its own bound the panel drops, too: what was left out until here waited in the page.
    expect((await shownIn(panel)).exchanges).toBeLessThan(MAX_EXCHANGES)
    const before = await page.evaluate(() => window.flood?.calls ?? 0)
    for (const name of ['Session', 'Sent', 'Ledger']) {
      await panel.getByRole('tab', { name, exact: true }).click()
      await expect(panel.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true')
    }
    expect(await page.evaluate(() => window.flood?.calls ?? 0)).toBeGreaterThan(before)
    const calls = await page.evaluate(stopFlood)
    // Each call is shown, or one that was dropped, or two reports that did not come.
    await expect
      .poll(async () => {
        const { exchanges, leftOut } = await shownIn(panel)
        return exchanges + leftOut >= calls
      })
      .toBe(true)
    expect((await shownIn(panel)).exchanges).toBeLessThanOrEqual(MAX_EXCHANGES)
  })
})

it('after an update under an open panel, the next one states what is gone and what to do', async () => {
  // The last test: nothing of the session outlives the update but the browser.
  const { page, panel: before } = await session.goTo('/correct.html')
  await expect(ledgerRow(before, 'home', 'sent')).toBeVisible()
  await session.browser.reloadExtension()
  const { panel } = await inspectPage(session, page)
  await expect(panel.getByRole('heading', { name: 'Extension updated' })).toBeVisible()
  await expect(panel.getByRole('main')).toContainText('discarded earlier recordings during the update')
  await expect(panel.getByRole('button', { name: 'Reload page' })).toBeVisible()
  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
})

declare global {
  interface Window {
    flood?: { calls: number; timer: ReturnType<typeof setInterval> }
  }
}

/** In the page: calls Target again and again, with URLs of 20,000 characters. */
function startFlood(): void {
  const url = '/rest/v1/delivery?sessionId=flood&long='.padEnd(20_000, 'x')
  const call = (): void => {
    // Aborted before they begin, they cost no server and no network log.
    for (let made = 0; made < 200; made += 1)
      fetch(url, { method: 'POST', signal: AbortSignal.abort() }).catch(() => {})
    flood.calls += 200
  }
  const flood = { calls: 0, timer: setInterval(call, 10) }
  window.flood = flood
}

/** In the page: how many calls it made in all. */
function stopFlood(): number {
  clearInterval(window.flood?.timer)
  return window.flood?.calls ?? 0
}

async function shownIn(panel: Inspected['panel']) {
  const text = (await panel.getByRole('status').textContent()) ?? ''
  const [exchanges = 0, leftOut = 0] = [/([\d,]+) exchanges?/, /([\d,]+) reports? left out/].map(pattern =>
    Number((pattern.exec(text)?.[1] ?? '0').replaceAll(',', '')),
  )
  return { exchanges, leftOut }
}
