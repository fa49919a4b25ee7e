import type { Browser } from '../test/browser/browser.ts'
import { leavePictures } from './leavePictures.ts'
import { openPage } from './openPage.ts'
import { readLedger } from './readLedger.ts'
import { print } from './print.ts'

/** Ms to wait for a page to call Target. */
const PATIENCE_MS = 30_000

/**
 * Opens a page in the real panel and prints what the panel shows: the ledger, or why it is empty. Resolves to true when
 * the panel showed either.
 */
export async function showPage(start: () => Promise<Browser>, url: string): Promise<boolean> {
  const browser = await start()
  try {
    const page = await openPage(browser, url)
    if (!page) return false
    const opened = await browser.openPanel(page)
    const { panel } = opened
    print(`The page ${url} in the real panel:`)
    const rows = panel.getByRole('grid', { name: 'Ledger' }).getByRole('gridcell')
    await rows
      .first()
      .waitFor({ timeout: PATIENCE_MS })
      .catch(() => {})
    const ledger = await readLedger(panel)
    for (const { location, kind, display, click } of ledger)
      print(
        `   ${location.padEnd(24)} ${kind.padEnd(16)} display: ${(display || '–').padEnd(20)} click: ${click || '–'}`,
      )
    if (ledger.length === 0) for (const title of await panel.getByRole('heading').allInnerTexts()) print(`   ${title}`)
    print(`   ${(await panel.getByRole('status').allInnerTexts()).join(' ').replace(/\s+/g, ' ')}`)
    await leavePictures(opened)
    return true
  } finally {
    await browser.close()
  }
}
