import { startSession, ledgerRow } from './startSession.ts'
import { panelScreenshot, setDevToolsTheme } from '../browser/devtoolsPanel.ts'
import { it } from 'vitest'
it('shots', async () => {
for (const lang of ['en', 'de']) {
const session = await startSession({ extensionDir: '/tmp/dist-view', lang } as never)
const SIZES: Record<string, [number, number]> = { wide: [1280, 720], docked: [560, 300], tall: [440, 720], tiny: [380, 400] }
try {
  const opened = await session.inspect('/forgets-product1.html')
  const { panel, devtools, page } = opened
  const shot = async (name: string, ...sizes: string[]) => {
    for (const size of sizes) {
      const [width, height] = SIZES[size]!
      await panelScreenshot(opened, { width, height })
      await panel.waitForTimeout(400)
      await panelScreenshot(opened, { width, height, path: `/tmp/vs/${lang}-${name}-${size}.png` })
    }
  }
  const all = ['wide', 'docked', 'tall', 'tiny']
  await ledgerRow(panel, 'product1').first().hover()
  await shot('ledger', ...all)
  await panelScreenshot(opened, { width: 1280, height: 720 })
  await ledgerRow(panel, 'product1').first().getByRole('gridcell').first().click()
  await shot('details', 'tall', 'tiny')
  await panelScreenshot(opened, { width: 1280, height: 720 })
  await panel.locator('.row[aria-selected=true] .acts .icon').click()
  const editor = panel.locator('.drawer')
  await editor.locator('#field-tokens').fill('x'.repeat(500))
  await editor.locator('.primary').click()
  await panel.waitForTimeout(500)
  await shot('editor', ...all)
  await setDevToolsTheme(devtools, 'dark')
  await shot('editor-dark', 'tall', 'docked')
  await editor.locator('.json textarea').fill('{ half')
  await shot('broken-dark', 'wide')
  await setDevToolsTheme(devtools, 'light')
  await shot('broken', 'wide', 'tall')
  await panelScreenshot(opened, { width: 1280, height: 720 })
  await panel.locator('.drawer-head .icon').click()
  await panel.getByRole('tab').nth(1).click()
  await shot('calls', ...all)
  await panel.locator('#calls-grid [aria-rowindex="3"]').click()
  await shot('calldetails', 'docked', 'tiny')
  await panelScreenshot(opened, { width: 1280, height: 720 })
  await panel.locator('input[type=search]').fill('nowhere')
  await panel.waitForTimeout(700)
  await shot('nothing', 'wide', 'tiny')
  await page.close()
} finally { await session.close() }
}
}, 300000)
