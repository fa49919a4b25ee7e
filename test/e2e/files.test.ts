import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { importFile, ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

it('exports what is listed, masked, and shows the same ledger after an import', async () => {
  const { page, panel, download } = await session.inspect('/product1-twice.html')
  await expect(ledgerRow(panel, 'product1', 'duplicate')).toBeVisible()
  await panel.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = panel.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('checkbox', { name: 'Visitor ids' })).toBeChecked()
  await expect(dialog.locator('pre')).toContainText('"format": "mbox-inspector"')
  const text = await download(() => dialog.getByRole('button', { name: 'Save', exact: true }).click())
  await expect(dialog).toHaveCount(0)
  await expect(panel.getByRole('status')).toContainText('Exported')

  await page.goto(session.shop.url)
  await panel.getByRole('button', { name: 'Clear', exact: true }).click()
  const moved = text.replaceAll('"documentId": "', '"documentId": "other-')
  await importFile(panel, 'a.json', moved.replaceAll('"id": "', '"id": "other-'))
  await expect(ledgerRow(panel, 'product1', 'duplicate')).toBeVisible()
})

it('exports selected rows as a bug report by the keyboard alone, and copies it', async () => {
  const inspected = await session.goTo('/product1-twice.html')
  const { panel, keyboard } = inspected
  await expect(ledgerRow(panel, 'product1', 'duplicate')).toBeVisible()
  await ledgerRow(panel, 'product1', 'duplicate').focus()
  await keyboard.press('Shift+ArrowDown')
  await expect(panel.locator('[role="row"][aria-selected="true"]')).toHaveCount(2)
  await keyboard.press('Shift+F10')
  await expect(panel.getByRole('menu').getByRole('menuitem').first()).toBeFocused()
  await keyboard.press('End')
  await keyboard.press('ArrowUp')
  await expect(panel.getByRole('menuitem', { name: 'Copy as Markdown…' })).toBeFocused()
  await keyboard.press('Enter')
  const dialog = panel.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('radio', { name: 'Selection' })).toBeChecked()
  await expect(dialog.locator('pre')).toContainText('## Target')
  await dialog.getByRole('button', { name: 'Copy', exact: true }).focus()
  await keyboard.press('Enter')
  await expect(dialog).toContainText('Copied: Bug report')
  expect(await session.browser.readClipboard()).toContain('mbox “product1”')
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
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
