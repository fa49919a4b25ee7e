import type { Page } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, expect as expectValue, it } from 'vitest'
import { MAX_EXCHANGES } from '../../src/core/ledger/bounds.ts'
import type { Chromium } from '../browser/chromiumBrowser.ts'
import { outcomeIn } from '../browser/outcomes.ts'
import { ALL_PATCHED, PATCHED } from '../fixtures/patchedFunctions.ts'
import { callInEachWay, displayOf, noteErrors, notifyByXhr } from './inPage.ts'
import { shownPage } from './shownPage.ts'
import {
  confirmSends,
  inspectPage,
  ledgerRow,
  sendAgainFrom,
  sendFrom,
  startSession,
  type Inspected,
  type Session,
} from './startSession.ts'

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

  it('while the tab is offline: what the page sends and what the tester sends fails with the reason, and after that a send counts once', async () => {
    const { page, panel } = await session.goTo('/forgets-product1.html')
    await expect(ledgerRow(panel, 'product1', 'due')).toBeVisible()
    const counted = (): number => session.edge.counts().impressions['product1'] ?? 0
    const before = counted()
    const goOnline = await session.browser.goOffline(page)
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.evaluate(notifyByXhr, displayOf(session.edge, 'product1'))
    const click = outcomeIn(
      session.browser.name,
      'the status of a click whose beacon the page sends while it is offline',
    )
    await expect(ledgerRow(panel, 'signup', click)).toHaveCount(click === 'sent' ? 2 : 1)
    await ledgerRow(panel, 'product1', 'not acknowledged').getByRole('gridcell').first().click()
    const details = panel.getByRole('region', { name: 'Details' })
    await expect(details).toContainText('The display notification for mbox “product1” was not acknowledged.')
    await expect(details).toContainText(
      outcomeIn(session.browser.name, 'the reason of a notification that the page sends while it is offline'),
    )
    const failed = await sendFrom(panel, 'Send display for product1')
    await expect(failed.getByRole('gridcell', { name: 'No answer: offline', exact: true })).toBeVisible()
    await failed.click()
    await expect(details).toContainText('the browser is offline')

    await goOnline()
    const sent = await sendFrom(panel, 'Send display for product1')
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    expectValue(counted()).toBe(before + 1)
    await expect(panel.getByRole('grid', { name: 'Sent notifications' }).getByRole('row')).toHaveCount(3)
    await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
    await expect(ledgerRow(panel, 'product1', 'not acknowledged')).toHaveCount(1)
    await expect(ledgerRow(panel, 'home', 'sent')).toHaveCount(1)
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

// The last tests: nothing of the session outlives what they do but the browser.
let newest: Inspected | undefined

/** The panel that the test before opened, or a new one. */
async function newestPanel(): Promise<Inspected> {
  return newest ?? openPanel(await session.visit('/correct.html'))
}

/** Opens a panel on a page. The end of the extension has emptied the session's storage. */
async function openPanel(page: Page): Promise<Inspected> {
  await confirmSends(session.browser, session.edge)
  newest = await inspectPage(session, page)
  return newest
}

it('after an update under an open panel, the next one states what is gone and what to do', async () => {
  const { page, panel: before } = await session.goTo('/correct.html')
  await expect(ledgerRow(before, 'home', 'sent')).toBeVisible()
  await session.browser.reloadExtension()
  const { panel } = await openPanel(page)
  await expect(panel.getByRole('heading', { name: 'Extension updated' })).toBeVisible()
  await expect(panel.getByRole('main')).toContainText('The browser discarded earlier recordings during the update')
  await expect(panel.getByRole('button', { name: 'Reload page' })).toBeVisible()
  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
})

it('disabled under an open page and panel, the extension takes its panel with it and the page goes on; enabled again, it observes the next load', async () => {
  const { page, panel: before } = await newestPanel()
  await page.evaluate(noteErrors)
  const clicks = (): number => session.edge.counts().clicks['signup'] ?? 0
  const clicked = clicks()
  await session.browser.setEnabled(false)
  await expect.poll(() => before.evaluate(() => true).catch(() => false)).toBe(false)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect.poll(clicks).toBe(clicked + 1)
  const outcomes = await page.evaluate(callInEachWay, session.edge.url)
  expectValue(await page.evaluate(() => window.notedErrors)).toEqual([])
  await page.reload()
  expectValue(await page.evaluate(PATCHED)).toEqual([])
  expectValue(outcomes).toEqual(await page.evaluate(callInEachWay, session.edge.url))

  await session.browser.setEnabled(true)
  const { panel } = await openPanel(page)
  await expect(panel.getByRole('heading', { name: 'Not observed' })).toBeVisible()
  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expect(ledgerRow(panel, 'home', 'sent')).toHaveCount(1)
  await expect(ledgerRow(panel, 'signup', 'waiting')).toHaveCount(1)
  await expect(panel.getByRole('status')).not.toContainText('restored')
  expectValue(await page.evaluate(PATCHED)).toEqual(ALL_PATCHED)
})

it('a prerendered page is not part of the page that is shown, and when it is shown in its place, its calls are listed and its rows can be sent', async () => {
  const { page, panel } = await newestPanel()
  await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
  await (session.browser as Chromium).letGo(page)
  const shown = shownPage(panel)
  const calls = (): number => session.edge.requests().length
  const before = calls()
  const url = `${session.shop.url}/forgets-product1.html`
  await shown.prerender(url)
  await expect.poll(calls).toBe(before + 4)
  await shown.evaluate(`document.querySelector('button').click()`)
  await expect(ledgerRow(panel, 'signup', 'sent')).toHaveCount(2)
  await expect(ledgerRow(panel, 'home')).toHaveCount(1)
  await expect(ledgerRow(panel, 'product1', 'due')).toHaveCount(0)

  await shown.evaluate(`location.href = ${JSON.stringify(url)}`)
  await expect(ledgerRow(panel, 'product1', 'due')).toHaveCount(1)
  expectValue(await shown.evaluate(`performance.getEntriesByType('navigation')[0].activationStart > 0`)).toBe(true)
  await expect(ledgerRow(panel, 'home', 'sent')).toHaveCount(1)
  await expect(ledgerRow(panel, 'signup', 'waiting')).toHaveCount(1)
  const sent = await sendFrom(panel, 'Send display for product1')
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
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
