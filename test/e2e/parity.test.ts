import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './expect.ts'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

describe('the shop before and after its migration to the Web SDK', () => {
  it.each([
    ['reports the same', 'migrated.html', []],
    [
      'differs only where the new page forgets something',
      'migrated.html?forgets=product1',
      ['product1.*counted once before, not counted after'],
    ],
  ])('%s', async (_, path, differing) => {
    const { page, panel } = await session.inspect('/correct.html')
    await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
    await page.goto(`${session.shop.url}/web-sdk/${path}`)
    await expect(ledgerRow(panel, 'home', 'accepted')).toBeVisible()
    await panel.getByRole('button', { name: 'Compare…', exact: true }).click()
    const dialog = panel.getByRole('dialog', { name: 'Migration parity' })
    const lines = dialog.getByRole('region', { name: 'Compared lines' }).getByRole('row')
    await expect(lines.filter({ hasText: 'same' })).toHaveCount(6 - differing.length)
    await expect(lines.filter({ hasText: 'differs' })).toHaveText(differing.map(text => new RegExp(text)))
    await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  })
})
