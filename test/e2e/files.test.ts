import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

it('exports what is listed, and shows the same ledger after an import', async () => {
  const { page, panel, download } = await session.inspect('/product1-twice.html')
  await expect(ledgerRow(panel, 'product1', 'duplicate')).toBeVisible()
  const text = await download(() => panel.getByRole('button', { name: 'Export', exact: true }).click())
  expect(text).toContain('"format": "mbox-inspector"')

  await page.goto(session.shop.url)
  await panel.getByRole('button', { name: 'Clear', exact: true }).click()
  const moved = text.replaceAll('"documentId": "', '"documentId": "other-')
  const renamed = Buffer.from(moved.replaceAll('"id": "', '"id": "other-'))
  await panel
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: renamed })
  await expect(ledgerRow(panel, 'product1', 'duplicate')).toBeVisible()
})

it('takes an answer that a server got, and says what is wrong with a file that is none', async () => {
  const { panel } = await session.goTo('/correct.html')
  const input = panel.locator('input[type=file]')
  const answer = {
    status: 200,
    prefetch: { mboxes: [{ name: 'of-the-app', options: [{ type: 'html', eventToken: 't' }] }] },
  }
  const choose = (text: string) =>
    input.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await choose(JSON.stringify(answer))
  await expect(ledgerRow(panel, 'of-the-app', 'due')).toContainText('import')
  await choose('{ "neither": 1 }')
  await expect(panel.getByRole('status')).toContainText('neither an export of Mbox Inspector nor an answer')
})

it('keeps the theme that was chosen in the settings', async () => {
  const { panel } = await session.goTo('/correct.html')
  await panel.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = panel.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  await expect(panel.locator('html')).toHaveAttribute('data-theme', 'dark')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(panel.getByRole('button', { name: 'Settings', exact: true })).toBeFocused()
})
