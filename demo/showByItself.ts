import type { Frame, Locator } from 'playwright'
import type { Browser } from '../test/browser/browser.ts'
import type { Edge } from './edge/startEdge.ts'
import { leavePictures } from './leavePictures.ts'
import { readLedger } from './readLedger.ts'
import { print } from './print.ts'
import type { Shop } from './shop/startShop.ts'
import { showWebSdk } from './showWebSdk.ts'

const LOCATION = 'product1'

interface Stage {
  edge: Edge
  shop: Shop
  start: () => Promise<Browser>
}

/**
 * Runs the main workflow in the real panel, prints a transcript, and saves screenshots. Resolves to true when every
 * step worked.
 */
export async function showByItself({ edge, shop, start }: Stage): Promise<boolean> {
  const browser = await start()
  try {
    // Firefox's own prompt, which no script can answer.
    await browser.allowTransmission()
    const page = await browser.newPage()
    const url = `${shop.url}/forgets-product1.html`
    print(`1. The page ${url} asks Target for offers and forgets to notify ${LOCATION}.`)
    await page.goto(url)
    await page.locator('html[data-target="done"]').waitFor()
    const opened = await browser.openPanel(page)
    const { panel } = opened

    print('2. The panel, opened after the page’s first call, shows what was delivered:')
    await row(panel, LOCATION).waitFor()
    const rows = await readLedger(panel)
    for (const { location, token, state, display, click } of rows) {
      print(`   ${location.padEnd(14)} display: ${(display || '–').padEnd(20)} click: ${click || '–'}`)
      print(`   ${''.padEnd(14)} token ${token || '–'}`)
      print(`   ${''.padEnd(14)} state ${state || '–'}`)
    }
    print(
      '   due: prefetched, and not yet reported to Target as shown. sent: reported by a beacon, whose answer no browser shows.',
    )
    print(
      '   waiting: not clicked yet. counted on delivery: execute, counted as Target answered. –: nothing of the kind.',
    )
    const due = rows.some(({ location, display }) => location === LOCATION && display === 'due')

    const before = edge.counts().impressions[LOCATION] ?? 0
    print(`3. The edge has counted ${before} impressions of ${LOCATION}. Sending its display from the panel.`)
    const { outcome, sent, answer } = await send(panel)
    print('   The request sent:', ...sent)
    print(`   Outcome: ${outcome}`)
    print('   The answer:', ...answer)
    const after = edge.counts().impressions[LOCATION] ?? 0
    print(`4. The edge has now counted ${after}.`)

    await leavePictures(opened)
    const isWebSdkRight = await showWebSdk(opened, page, edge, shop)
    const done = due && outcome === 'Acknowledged' && after === before + 1 && isWebSdkRight
    print(done ? 'Done: due, sent, acknowledged, and counted once.' : 'FAILED: not all of it happened.')
    return done
  } finally {
    await browser.close()
  }
}

async function send(panel: Frame): Promise<{ outcome: string; sent: string[]; answer: string[] }> {
  await row(panel, LOCATION).hover()
  await panel.getByRole('button', { name: `Send display for ${LOCATION}` }).click()
  const guard = panel.getByRole('dialog', { name: 'This counts in real reports' })
  print('   The panel asks first what it will count in:', `      ${await countedIn(guard)}`)
  await guard.getByRole('button', { name: 'Send display' }).click()
  await panel.getByRole('tab', { name: 'Sent', exact: true }).click()
  const sentRow = panel.getByRole('grid', { name: 'Sent notifications' }).getByRole('row').nth(1)
  await sentRow
    .getByRole('gridcell', { name: /^(?!Sending)/ })
    .first()
    .waitFor()
  await sentRow.click()
  const details = panel.getByRole('region', { name: 'Details' })
  return {
    outcome: await sentRow.getByRole('gridcell').first().innerText(),
    sent: await bodyOf(details, 'Request'),
    answer: await bodyOf(details, 'Response'),
  }
}

/** The guard's text, in one line. */
async function countedIn(guard: Locator): Promise<string> {
  const [names, values] = [await guard.locator('dt').allInnerTexts(), await guard.locator('dd').allInnerTexts()]
  return names.map((name, index) => `${name} ${values[index] ?? ''}`).join(', ')
}

/** The lines of a tree as shown on screen, indented by their level. */
async function bodyOf(details: Locator, name: string): Promise<string[]> {
  const tree = details.getByRole('tree', { name })
  // Initially folded: the notifications matter most.
  const folded = tree.getByRole('treeitem', { expanded: false })
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click()
  return tree.getByRole('treeitem').evaluateAll(items =>
    items.map(item => {
      const text = (item as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
      return `      ${'  '.repeat(Number(item.getAttribute('aria-level') ?? 1) - 1)}${text}`
    }),
  )
}

function row(panel: Frame, location: string): Locator {
  return panel.getByRole('grid', { name: 'Ledger' }).getByRole('row').filter({ hasText: location }).first()
}
