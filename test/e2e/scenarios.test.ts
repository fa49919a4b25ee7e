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
