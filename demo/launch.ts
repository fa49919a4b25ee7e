import { startBrowser } from '../test/browser/startBrowser.ts'
import { startEdge } from './edge/startEdge.ts'
import { showByItself } from './showByItself.ts'
import { showPage } from './showPage.ts'
import { showToPerson } from './showToPerson.ts'
import { startShop } from './shop/startShop.ts'

export interface LaunchOptions {
  /** Run the demo without a person and a display. */
  headless: boolean
  firefox: boolean
  /** The user's own page instead of the demo shop. */
  url?: string
  executablePath: string
}

/** Opens the browser with the real panel on the demo shop, or on the user's own page. Returns an exit status. */
export async function launch({ headless, firefox, url, executablePath }: LaunchOptions): Promise<number> {
  const start = () => startBrowser(firefox ? 'firefox' : 'chromium', { executablePath, headless })
  if (url !== undefined) {
    return (await (headless ? showPage : showToPerson)(start, url)) ? 0 : 1
  }
  const edge = await startEdge()
  const shop = await startShop({ edgeUrl: edge.url })
  try {
    if (headless) return (await showByItself({ edge, shop, start })) ? 0 : 1
    return (await showToPerson(start, shop.url)) ? 0 : 1
  } finally {
    await shop.close()
    await edge.close()
  }
}
