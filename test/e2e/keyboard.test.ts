import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

it('does the main job with the keyboard alone', async () => {
  const { panel, keyboard } = await session.inspect('/forgets-product1.html')
  // A frame gets the keyboard by a click; what follows needs none.
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  const grid = panel.getByRole('grid', { name: 'Ledger' })
  await keyboard.press('Control+f')
  await expect(panel.getByRole('searchbox', { name: 'Filter' })).toBeFocused()
  await keyboard.type('product1')
  await expect(grid.getByRole('row')).toHaveCount(2)
  await keyboard.press('ArrowDown')
  await expect(grid.getByRole('row').nth(1)).toBeFocused()

  await keyboard.press('Enter')
  await expect(panel.getByRole('region', { name: 'Details' })).toBeVisible()
  await expect(grid.getByRole('row').nth(1)).toBeFocused()
  await keyboard.press('Escape')
  await expect(panel.getByRole('region', { name: 'Details' })).toHaveCount(0)

  await keyboard.press('ArrowRight')
  const edit = panel.getByRole('button', { name: 'Edit notification for product1', exact: true })
  for (let presses = 0; presses < 10; presses += 1) {
    if (await edit.evaluate(button => button === document.activeElement)) break
    await keyboard.press('ArrowRight')
  }
  await expect(edit).toBeFocused()
  await keyboard.press('Enter')
  await expect(panel.getByRole('combobox', { name: 'Type' })).toBeFocused()

  const before = session.edge.counts().impressions['product1'] ?? 0
  await keyboard.press('Control+Enter')
  await expect(panel.getByRole('status')).toContainText('Acknowledged: display for product1')
  expect(session.edge.counts().impressions['product1']).toBe(before + 1)
  await keyboard.press('Escape')
  await expect(panel.getByRole('region', { name: 'Notification editor' })).toHaveCount(0)
  await expect(edit).toBeFocused()
})
