import { startEdge } from '../demo/edge/startEdge.ts'
import { startShop } from '../demo/shop/startShop.ts'
import type { Browser } from '../test/browser/browser.ts'
import { startBrowser } from '../test/browser/startBrowser.ts'
import { untilDone } from '../test/fixtures/shopPage.ts'

/** How often the panel is opened. */
const OPENINGS = 9

/** Ms from the start of the panel's document to its first paint with content, and to the ledger's first row. */
interface Opening {
  paint: number
  row: number
}

/** A figure of the panel's start in ms: the median of several openings, and their range. */
interface StartFigure {
  what: string
  browser: Browser['name']
  value: number
  low: number
  high: number
}

/**
 * How long the panel takes to its first paint after its tab in DevTools is shown, on a page that has called Target: in new DevTools
 * each time, with the build that is there.
 */
export async function firstPaint(): Promise<StartFigure[]> {
  const figures: StartFigure[] = []
  for (const name of ['chromium', 'firefox'] as const) {
    const openings = await open(name)
    figures.push(
      figure(
        'first paint of the panel',
        name,
        openings.map(({ paint }) => paint),
      ),
    )
    figures.push(
      figure(
        'first row of the ledger',
        name,
        openings.map(({ row }) => row),
      ),
    )
  }
  return figures
}

async function open(name: Browser['name']): Promise<Opening[]> {
  const edge = await startEdge()
  const shop = await startShop({ edgeUrl: edge.url, isCached: true })
  const browser = await startBrowser(name)
  const openings: Opening[] = []
  try {
    for (let time = 0; time < OPENINGS; time += 1) {
      const page = await browser.newPage()
      await page.goto(`${shop.url}/correct.html`)
      await untilDone(page)
      const { showPanel } = await browser.openDevTools(page)
      const shown = await showPanel()
      openings.push(await shown.panel.evaluate(watchStart))
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
async function watchStart(): Promise<Opening> {
  const row = (): boolean => document.querySelector('[role="grid"] [role="row"][aria-rowindex="2"]') !== null
  while (!row()) await new Promise(resolve => requestAnimationFrame(resolve))
  const seen = performance.now()
  const [paint] = performance.getEntriesByName('first-contentful-paint')
  return { paint: paint?.startTime ?? Number.NaN, row: seen }
}

function figure(what: string, browser: Browser['name'], times: readonly number[]): StartFigure {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { what, browser, value: at(0.5), low: at(0), high: at(1) }
}
