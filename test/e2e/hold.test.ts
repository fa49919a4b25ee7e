import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './expect.ts'
import { untilDone } from '../fixtures/shopPage.ts'
import { ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  // Firefox's toolbox loses a page after navigations that follow each other at once, and then reloads nothing.
  session = await startSession({ hasNewTools: true })
})
afterAll(() => session.close())

const toggle = (panel: Frame) => panel.getByRole('button', { name: 'Hold mode', exact: true })
const release = (panel: Frame, location: string) =>
  panel.getByRole('button', { name: `Release held notifications for ${location}`, exact: true })
const releaseAll = (panel: Frame) => panel.getByRole('button', { name: 'Release all', exact: true })
const impressions = (mbox: string): number => session.edge.counts().impressions[mbox] ?? 0

async function loaded(page: Page, load: () => Promise<unknown>): Promise<void> {
  const isLoaded = page.waitForEvent('load')
  await load()
  await isLoaded
  await untilDone(page)
}

/** The panel on a page that has loaded in hold mode, after an ordinary load whose notifications have arrived. */
async function inspectHeld(path: string): Promise<Inspected & { before: number }> {
  const earlier = impressions('product1')
  const inspected = await session.inspect(path)
  const { page, panel } = inspected
  await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
  await expect(toggle(panel)).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => impressions('product1')).toBe(earlier + 1)
  await loaded(page, () => toggle(panel).click())
  await expect(toggle(panel)).toHaveAttribute('aria-pressed', 'true')
  await expect(panel.getByRole('status')).toContainText('4 calls held')
  // Its row is the first one: until the answer that delivers it is read, rows move under the pointer.
  await expect(ledgerRow(panel, 'footer', 'counted on delivery')).toBeVisible()
  await expect(ledgerRow(panel, 'product1', 'held')).toBeVisible()
  return { ...inspected, before: earlier + 1 }
}

describe('hold mode', () => {
  it('keeps the page’s notifications from counting until they are released, then each counts once', async () => {
    const { page, panel, before } = await inspectHeld('/correct.html')
    const status = panel.getByRole('status')
    const home = impressions('home')
    await expect(status).toContainText('Hold mode')
    await expect(ledgerRow(panel, 'product1', 'held')).toBeVisible()
    await expect(ledgerRow(panel, 'home', 'held')).toBeVisible()
    await expect(status).toContainText('4 calls held')
    expect([impressions('product1'), impressions('home')]).toEqual([before, home])

    await release(panel, 'product1').dblclick()
    await expect(ledgerRow(panel, 'product1', 'sent')).toBeVisible()
    await expect(status).toContainText('3 calls held')
    // Target answers 204 to a request with the beacon flag, so the row shows that it left, not that it arrived.
    await expect.poll(() => [impressions('product1'), impressions('home')]).toEqual([before + 1, home])

    await releaseAll(panel).click()
    await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
    await expect(releaseAll(panel)).toHaveCount(0)
    await expect.poll(() => impressions('home')).toBe(home + 1)
    expect(impressions('product1')).toBe(before + 1)

    await loaded(page, () => page.reload())
    await expect(toggle(panel)).toHaveAttribute('aria-pressed', 'false')
    await expect(status).not.toContainText('Hold mode')
    await expect(status).not.toContainText('held')
    await expect.poll(() => impressions('product1')).toBe(before + 2)
  })

  it('is still known to a panel that opens again, and so is what was released', async () => {
    const { panel, before } = await inspectHeld('/correct.html')
    await release(panel, 'product1').click()
    await expect(ledgerRow(panel, 'product1', 'sent')).toBeVisible()
    await panel.evaluate(() => location.reload())
    await expect(ledgerRow(panel, 'home', 'held')).toBeVisible()
    await expect(ledgerRow(panel, 'product1', 'sent')).toBeVisible()
    await expect(toggle(panel)).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(() => impressions('product1')).toBe(before + 1)
  })

  it('sends nothing when the page is left, and the panel states what was not sent', async () => {
    const { page, panel, before } = await inspectHeld('/correct.html')
    const home = impressions('home')
    await expect(ledgerRow(panel, 'home', 'held')).toBeVisible()
    await loaded(page, () => page.reload())
    await expect(panel.getByRole('status')).toContainText('4 held calls were not sent')
    await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
    await expect.poll(() => [impressions('product1'), impressions('home')]).toEqual([before + 1, home + 1])
    await expect(releaseAll(panel)).toHaveCount(0)
    await panel.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect(panel.getByRole('status')).not.toContainText('not sent')
  })
})
