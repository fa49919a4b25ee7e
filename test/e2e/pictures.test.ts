import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { ledgerRow, sendFrom, startSession, type Inspected, type Session } from './startSession.ts'

/** The folder of the pictures for the stores, with a folder for each browser. */
const FOLDER = 'dist/screenshots'

/** What the Chrome Web Store and Mozilla's Add-ons ask for, in CSS pixels. */
const SIZE = { width: 1280, height: 800 }

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** Pictures the panel light and dark, and makes sure that it was drawn in that theme and size. */
async function picture({ panel, setTheme, screenshot }: Inspected, name: string): Promise<void> {
  const folder = path.join(FOLDER, session.browser.name)
  await mkdir(folder, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(theme)
    await expect(panel.locator('html')).toHaveAttribute('data-theme', theme)
    const png = await screenshot(SIZE)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([SIZE.width, SIZE.height])
    await writeFile(path.join(folder, `${name}-${theme}.png`), png)
  }
}

it('can be pictured for the stores: ledger with details, editor with findings, a fault run, what was sent', async () => {
  const inspected = await session.inspect('/forgets-product1.html')
  const { panel } = inspected
  await ledgerRow(panel, 'product1', 'due').getByRole('gridcell').first().click()
  await expect(panel.getByRole('region', { name: 'Details' })).toBeVisible()
  await picture(inspected, '1-ledger')

  await panel.getByRole('button', { name: 'Edit notification for product1', exact: true }).click()
  const editor = panel.getByRole('region', { name: 'Notification editor' })
  const tokens = editor.getByRole('textbox', { name: 'Tokens', exact: true })
  await tokens.fill((await tokens.inputValue()).replace(/=+$/, ''))
  await expect(editor.getByRole('list', { name: 'Findings' })).toContainText('padding')
  await picture(inspected, '2-editor')

  await panel.getByRole('button', { name: 'Faults', exact: true }).click()
  await panel.getByRole('menuitem', { name: 'Token altered', exact: true }).click()
  await expect(panel.getByRole('table', { name: 'Fault run' })).toContainText('Rejected (400)')
  await picture(inspected, '3-faults')

  await inspected.keyboard.press('Escape')
  await expect(editor).toHaveCount(0)
  const sent = await sendFrom(panel, 'Send display for product1')
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  await sent.click()
  await picture(inspected, '4-sent')
})
