import { startEdge } from '../demo/edge/startEdge.ts'
import { startShop } from '../demo/shop/startShop.ts'
import type { BrowserName } from '../test/browser/browser.ts'
import { startBrowser } from '../test/browser/startBrowser.ts'
import { untilDone } from '../test/fixtures/shopPage.ts'
import { FIRST_ROW } from './firstRow.ts'
import { BROWSER_NAMES, BROWSERS, medianWithInterval, type BenchRow } from './row.ts'

/** How often the panel is opened. */
const OPENINGS = 9

/** Ms from the start of the panel's document to its first paint with content, and to the ledger's first row. */
interface Opening {
  paint: number
  row: number
}

/**
 * How long the panel takes to its first paint after its tab in DevTools is shown, and to the first row, on a page that has called
 * Target: in new DevTools each time, with the build that is there.
 */
export async function firstPaint(openings = OPENINGS): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const name of BROWSER_NAMES) {
    const measured = await open(name, openings)
    const row = { browser: BROWSERS[name].title, contender: 'Mbox Inspector', unit: 'ms' } as const
    const paints = measured.map(({ paint }) => paint)
    const firstRows = measured.map(({ row }) => row)
    rows.push({ what: 'first paint of the panel', ...row, ...medianWithInterval(paints) })
    rows.push({ what: 'first row of the ledger', ...row, ...medianWithInterval(firstRows) })
  }
  return rows
}

async function open(name: BrowserName, count: number): Promise<Opening[]> {
  const edge = await startEdge()
  const shop = await startShop({ edgeUrl: edge.url, isCached: true })
  const browser = await startBrowser(name)
  const openings: Opening[] = []
  try {
    for (let time = 0; time < count; time += 1) {
      const page = await browser.newPage()
      await page.goto(`${shop.url}/correct.html`)
      await untilDone(page)
      const { showPanel } = await browser.openDevTools(page)
      const shown = await showPanel()
      openings.push(await shown.panel.evaluate(watchStart, FIRST_ROW))
      await shown.close()
      await page.close()
    }
  } finally {
    await browser.close()
    await shop.close()
    await edge.close()
  }
  return openings
}

/** Runs in the panel. */
async function watchStart(firstRow: string): Promise<Opening> {
  while (!document.querySelector(firstRow)) await new Promise(resolve => requestAnimationFrame(resolve))
  const seen = performance.now()
  const [paint] = performance.getEntriesByName('first-contentful-paint')
  return { paint: paint?.startTime ?? Number.NaN, row: seen }
}
