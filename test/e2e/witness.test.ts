import type { Frame, Page } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { untilDone } from '../fixtures/shopPage.ts'
import { ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession({ reloadsByPanel: true })
})
afterEach(() => session.edge.setChecking('strict'))
afterAll(() => session.close())

const toggle = (panel: Frame) => panel.getByRole('button', { name: 'Witness mode', exact: true })
const impressions = (mbox: string): number => session.edge.counts().impressions[mbox] ?? 0

/** The panel on a page that was loaded without a mode, as the panel knows by then. */
async function goTo(path: string): Promise<Inspected> {
  const inspected = await session.goTo(path)
  await expect(toggle(inspected.panel)).toHaveAttribute('aria-pressed', 'false')
  return inspected
}

/** The same, showing this load of it only. */
async function inspectLoad(path: string): Promise<Inspected> {
  const inspected = await goTo(path)
  await inspected.panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
  return inspected
}

/** Presses the toggle and waits until the page has loaded and reported. */
async function press({ page, panel }: Pick<Inspected, 'page' | 'panel'>): Promise<void> {
  const wasOn = await toggle(panel).getAttribute('aria-pressed')
  const loaded = page.waitForEvent('load')
  await toggle(panel).click()
  await loaded
  await untilDone(page)
  await expect(toggle(panel)).toHaveAttribute('aria-pressed', wasOn === 'true' ? 'false' : 'true')
}

async function expectSourcesOfCalls(panel: Frame, sources: readonly string[]): Promise<void> {
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  const rows = panel.getByRole('grid', { name: 'Calls' }).getByRole('row')
  const sourceIn = (text: string): string => /\b(XHR|fetch|beacon|network)\b/.exec(text)?.[0] ?? text
  await expect.poll(async () => (await rows.allInnerTexts()).slice(1).map(sourceIn)).toEqual(sources)
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
}

async function reload(page: Page): Promise<void> {
  await page.reload()
  await untilDone(page)
}

describe('witness mode', () => {
  it('acknowledges the page’s own display, which counts once and is one call; gone with the next load', async () => {
    const before = impressions('product1')
    const { page, panel } = await inspectLoad('/correct.html')
    const status = panel.getByRole('status')
    await expect(ledgerRow(panel, 'product1', 'sent')).toBeVisible()
    await expect(toggle(panel)).toHaveAttribute('aria-pressed', 'false')
    await expect(status).not.toContainText('Witness mode')

    await expect.poll(() => impressions('product1')).toBe(before + 1)
    await press({ page, panel })
    await expect(status).toContainText('Witness mode')
    await expect(ledgerRow(panel, 'product1', 'acknowledged')).toBeVisible()
    await expect
      .poll(() => ledgerRow(panel, 'product1').allInnerTexts())
      .toEqual([expect.stringContaining('acknowledged')])
    expect(impressions('product1')).toBe(before + 2)
    await expectSourcesOfCalls(panel, ['XHR', 'fetch', 'fetch', 'fetch', 'fetch'])

    await reload(page)
    await expect(ledgerRow(panel, 'product1', 'sent')).toBeVisible()
    await expect(toggle(panel)).toHaveAttribute('aria-pressed', 'false')
    await expect(status).not.toContainText('Witness mode')
    await expectSourcesOfCalls(panel, ['XHR', 'beacon', 'beacon', 'beacon', 'beacon'])
    await expect.poll(() => impressions('product1')).toBe(before + 3)
  })

  it('ends by its own toggle', async () => {
    const { page, panel } = await inspectLoad('/correct.html')
    await press({ page, panel })
    await press({ page, panel })
    await expect(ledgerRow(panel, 'product1', 'sent')).toBeVisible()
  })

  it.each([
    ['strict', 'rejected'],
    ['lenient', 'not acknowledged'],
  ] as const)('shows what a wrong state came to, checked %s, as %s', async (checking, status) => {
    session.edge.setChecking(checking)
    const { page, panel } = await inspectLoad('/mistakes.html?mistake=state-missing')
    await press({ page, panel })
    await expect(ledgerRow(panel, 'product1', status)).toBeVisible()
    await expect(ledgerRow(panel, 'home', 'acknowledged')).toBeVisible()
  })

  it('sends a display of a page that is left exactly once', async () => {
    const before = impressions('home')
    const { page, panel } = await goTo('/leave.html')
    await press({ page, panel })
    await expect(ledgerRow(panel, 'home', 'due')).toBeVisible()
    // The ordinary load notified as the toggle left it.
    await expect.poll(() => impressions('home')).toBe(before + 1)
    await page.goto(`${session.shop.url}/correct.html`)
    await untilDone(page)
    // Its own display, and that of the page which was left.
    await expect.poll(() => impressions('home')).toBe(before + 3)
    await expect(toggle(panel)).toHaveAttribute('aria-pressed', 'false')
    await expect(ledgerRow(panel, 'home', 'due')).toHaveCount(0)
  })
})
