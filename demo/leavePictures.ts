import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { OpenPanel } from '../test/browser/browser.ts'
import { print } from './print.ts'

const OUTPUT = 'demo-output'
const SIZE = { width: 1280, height: 720 }

/** Saves screenshots of the panel's views, light and dark, to `demo-output`. */
export async function leavePictures({ panel, setTheme, screenshot }: OpenPanel): Promise<void> {
  await mkdir(OUTPUT, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(theme)
    await panel.locator(`html[data-theme="${theme}"]`).waitFor()
    for (const view of ['Ledger', 'Calls', 'Sent']) {
      await panel.getByRole('tab', { name: view, exact: true }).click()
      const file = path.join(OUTPUT, `${view.toLowerCase()}-${theme}.png`)
      await writeFile(file, await screenshot(SIZE))
      print(`   Picture: ${file}`)
    }
  }
}
