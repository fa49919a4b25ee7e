import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { outcomeIn } from '../browser/outcomes.ts'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession({ blocksCookies: true, guarded: true })
})
afterAll(() => session.close())

it('with all cookies blocked the panel shows its rows, names what it cannot store, and a send leaves', async () => {
  const { panel } = await session.inspect('/forgets-product1.html')
  await expect(ledgerRow(panel, 'product1', 'due')).toBeVisible()
  // The network log reaches the panel, too.
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  await expect(panel.getByRole('grid', { name: 'Calls' }).getByRole('row').nth(1)).toBeVisible()
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()

  const isRefused = outcomeIn(session.browser.name, 'whether the panel can store when all cookies are blocked') === 'no'
  const sentence = 'Settings cannot be stored'
  await panel.getByRole('button', { name: 'Settings', exact: true }).click()
  const settings = panel.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  await expect(panel.locator('html[data-theme="dark"]')).toHaveCount(1)
  await expect(settings.getByText(sentence)).toHaveCount(isRefused ? 1 : 0)
  await settings.getByRole('button', { name: 'Close', exact: true }).click()

  const before = session.edge.counts().impressions['product1'] ?? 0
  const send = panel.getByRole('button', { name: 'Send display for product1', exact: true })
  const question = panel.getByRole('dialog', { name: 'This counts in real reports' })
  await send.click()
  await question.getByRole('checkbox').check()
  await question.getByRole('button', { name: 'Send display', exact: true }).click()
  await expect(ledgerRow(panel, 'product1', 'due')).toBeVisible()
  await expect.poll(() => session.edge.counts().impressions['product1'] ?? 0).toBe(before + 1)
  await send.click()
  await expect(question).toHaveCount(0)
  await expect.poll(() => session.edge.counts().impressions['product1'] ?? 0).toBe(before + 2)
})
