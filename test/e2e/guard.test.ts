import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { lastSent, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession({ guarded: true })
})
afterAll(() => session.close())

// Before an event to the Edge Network it is in test/panel/edgeSends.test.tsx.
it('asks before the first send of a browser session what will count it, and sends nothing until the answer is yes', async () => {
  const { panel, keyboard } = await session.inspect('/forgets-product1.html')
  const before = session.edge.counts().impressions['product1'] ?? 0
  const dialog = panel.getByRole('dialog', { name: 'This counts in real reports' })
  const send = panel.getByRole('button', { name: 'Send display for product1', exact: true })
  await send.click()
  for (const sentence of [account.client, account.property, new URL(session.edge.url).host]) {
    await expect(dialog).toContainText(sentence)
  }
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(send).toBeFocused()
  await expect(panel.getByRole('tab', { name: 'Sent', exact: true })).toHaveText('Sent')

  await send.click()
  await dialog.getByRole('button', { name: 'Send display' }).click()
  const sent = await lastSent(panel)
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  expect(session.edge.counts().impressions['product1']).toBe(before + 1)

  const again = await session.inspect('/forgets-product1.html')
  await again.panel.getByRole('button', { name: 'Send display for product1', exact: true }).click()
  await expect((await lastSent(again.panel)).getByRole('gridcell', { name: 'Acknowledged' })).toBeVisible()
  expect(session.edge.counts().impressions['product1']).toBe(before + 2)
})
