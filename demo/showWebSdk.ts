import type { Page } from 'playwright'
import type { OpenPanel } from '../test/browser/browser.ts'
import { poll } from '../test/browser/poll.ts'
import type { Edge } from './edge/startEdge.ts'
import { print } from './print.ts'
import { readLedger } from './readLedger.ts'
import type { Shop } from './shop/startShop.ts'

const PAGE = '/web-sdk/forgets-home.html'

/**
 * Shows a page with the real Web SDK in the inspected tab, and prints what the panel shows and what the edge counted. Resolves
 * to true when both are right.
 */
export async function showWebSdk({ panel }: OpenPanel, page: Page, edge: Edge, shop: Shop): Promise<boolean> {
  print(`5. The page ${shop.url}${PAGE} shows two scopes with Adobe’s Web SDK, and forgets to report home.`)
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await panel.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.goto(shop.url + PAGE)
  await page.locator('html[data-target="done"]').waitFor()
  await panel.getByRole('gridcell', { name: 'accepted', exact: true }).first().waitFor()
  const rows = await readLedger(panel)
  for (const { location, display } of rows) print(`   ${location.padEnd(14)} display: ${display}`)
  await poll('The display of product1', () => edge.edgeNetwork.counts().impressions.product1 !== undefined)
  const { home = 0, product1 = 0 } = edge.edgeNetwork.counts().impressions
  print(`   Through the Edge Network, the edge has counted ${home} displays of home and ${product1} of product1.`)
  const shown = new Set(rows.map(({ location, display }) => `${location} ${display}`))
  return home === 0 && product1 === 1 && shown.has('home due') && shown.has('product1 accepted')
}
