import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './expect.ts'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

describe('the shop before and after its migration to the Web SDK', () => {
  it('differs only where the new page forgets something, and reports the same elsewhere', async () => {
    const { page, panel } = await session.goTo('/correct.html')
    await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
    await page.goto(`${session.shop.url}/web-sdk/migrated.html?forgets=product1`)
    await expect(ledgerRow(panel, 'home', 'accepted')).toBeVisible()
    await panel.getByRole('button', { name: 'Compare…', exact: true }).click()
    const dialog = panel.getByRole('dialog', { name: 'Migration parity' })
    const lines = dialog.getByRole('region', { name: 'Compared lines' }).getByRole('row')
    await expect(lines.filter({ hasText: 'same' })).toHaveCount(5)
    await expect(lines.filter({ hasText: 'differs' })).toHaveText([/product1.*counted once before, not counted after/])
    await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  })
})
