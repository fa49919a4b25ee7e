import type { Browser } from '../test/browser/browser.ts'
import { poll } from '../test/browser/poll.ts'
import type { Edge } from './edge/startEdge.ts'
import { say } from './say.ts'
import type { Shop } from './shop/startShop.ts'

const PAGE = '/web-sdk/forgets-home.html'

/** Opens a page with the real Web SDK and prints what the edge counted of it. Resolves to true when that is right. */
export async function showWebSdk(browser: Browser, edge: Edge, shop: Shop): Promise<boolean> {
  const page = await browser.newPage()
  try {
    say(`5. The page ${shop.url}${PAGE} shows two scopes with Adobe’s Web SDK, and forgets to report home.`)
    await page.goto(shop.url + PAGE)
    await page.locator('html[data-target="done"]').waitFor()
    await poll('The display of product1', () => edge.edgeNetwork.counts().impressions.product1 !== undefined)
    const { home = 0, product1 = 0 } = edge.edgeNetwork.counts().impressions
    say(`   Through the Edge Network, the edge has counted ${home} displays of home and ${product1} of product1.`)
    return home === 0 && product1 === 1
  } finally {
    await page.close()
  }
}
