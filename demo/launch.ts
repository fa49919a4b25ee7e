import { startEdge } from './edge/startEdge.ts'
import { showByItself } from './showByItself.ts'
import { showToPerson } from './showToPerson.ts'
import { startShop } from './shop/startShop.ts'

export interface LaunchOptions {
  /** Do the main job without a person and a display. */
  headless: boolean
  firefox: boolean
  /** A page of one's own instead of the demo shop. */
  url?: string
  executablePath: string
}

/** Starts the embedded edge and the demo shop on loopback and shows the panel on them. Returns an exit status. */
export async function launch({ headless, firefox, url, executablePath }: LaunchOptions): Promise<number> {
  if (firefox) {
    console.log('The demo cannot drive Firefox. Build with npm run build, then load dist/firefox in about:debugging.')
    return 1
  }
  const edge = await startEdge()
  const shop = await startShop({ edgeUrl: edge.url })
  try {
    if (headless) return (await showByItself({ edge, shop, executablePath })) ? 0 : 1
    await showToPerson({ url: url ?? shop.url, executablePath })
    return 0
  } finally {
    await shop.close()
    await edge.close()
  }
}
