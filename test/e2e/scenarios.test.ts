import type { Frame } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

async function choose(panel: Frame, menu: string, item: string): Promise<void> {
  await panel.getByRole('button', { name: menu, exact: true }).click()
  await panel.getByRole('menuitem', { name: item, exact: true }).click()
}

it('a known duplicate that is expected leaves the icon’s count and the counts beside the marks, after a reload too', async () => {
  const { page, panel } = await session.inspect('/mistakes.html?mistake=displayed-twice')
  const badge = async (): Promise<string | undefined> => {
    const tabId = await panel.evaluate(() => chrome.devtools.inspectedWindow.tabId)
    return session.browser.inBackground(tab => chrome.action.getBadgeText({ tabId: tab }), tabId)
  }
  const duplicates = panel.getByRole('button', { name: '1 duplicate', exact: true })
  await expect.poll(badge).toBe('1')
  await expect(duplicates).toBeVisible()
  await panel.getByRole('gridcell', { name: 'duplicate', exact: true }).click()
  await choose(panel, 'Expect', 'Expected: duplicate')
  await panel.getByRole('textbox', { name: 'Reason', exact: true }).fill('Known: MBX-17')
  await expect(panel.getByRole('gridcell', { name: 'duplicate', exact: true })).toBeVisible()
  await expect(duplicates).toHaveCount(0)
  await expect.poll(badge).toBe('')

  await panel.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.reload()
  await expect(panel.getByRole('button', { name: '1 expected', exact: true })).toBeVisible()
  const cell = panel.getByRole('gridcell', { name: 'duplicate', exact: true })
  await expect(cell).toHaveAttribute('aria-description', /Expected: duplicate; Known: MBX-17$/)
  await expect.poll(badge).toBe('')
})

it('a scenario of two steps is run on the page: Target counts both, and each result is shown', async () => {
  const { panel } = await session.goTo('/forgets-product1.html')
  const counted = (): number[] => {
    const { impressions, clicks } = session.edge.counts()
    return [impressions['product1'] ?? 0, clicks['signup'] ?? 0]
  }
  const [displays = 0, clicks = 0] = counted()
  await ledgerRow(panel, 'product1', 'due').getByRole('gridcell').first().click()
  await choose(panel, 'Add to scenario', 'New scenario')
  await ledgerRow(panel, 'signup', 'waiting').getByRole('gridcell').first().click()
  await choose(panel, 'Add to scenario', 'Scenario')
  await panel.getByRole('tab', { name: 'Sent', exact: true }).click()
  await panel.getByRole('button', { name: 'Scenarios…', exact: true }).click()
  const dialog = panel.getByRole('dialog', { name: 'Scenarios' })
  await dialog.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(dialog.getByRole('list', { name: 'Results of the run' })).toHaveText('2 passed')
  await expect(dialog.getByRole('row').filter({ hasText: 'passed: Acknowledged' })).toHaveCount(2)
  expect(counted()).toEqual([displays + 1, clicks + 1])
  // The other tests find no scenario.
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
})
