import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { alloyScript, OLDER_ALLOYS } from './alloyScript.ts'
import { bundle } from './bundle.ts'
import { askAsServer } from './askAsServer.ts'
import { createServerTarget } from './createServerTarget.ts'
import { hybridOffers, laterOffers, withGlobal, withServerState } from './hybridPage.ts'
import type { ServedFile } from './readPages.ts'

/** What the shop serves, with the cookies that it sets. */
type Answer = ServedFile & { cookies?: string[] }

type Make = (request: IncomingMessage) => Promise<Answer>

const HYBRID = '/hybrid.html'
const WEB_SDK_HYBRID = '/web-sdk/hybrid.html'
const BUNDLED = '/web-sdk/bundled.js'

/** What the shop makes for each request, by path: the answers of its own server to Target, and scripts of the Web SDK. */
export function makePages(pages: ReadonlyMap<string, ServedFile>, edgeUrl: string): Map<string, Make> {
  const target = createServerTarget(edgeUrl)
  const pageAt = (path: string): ServedFile => pages.get(path) ?? { contentType: 'text/plain', text: '' }
  const script = (load: () => Promise<string>) => async () => toScript(await load())
  return new Map<string, Make>([
    [
      '/hybrid-state.json',
      async request => {
        const offers = await target.offersFor(request, laterOffers)
        return { contentType: 'application/json', text: JSON.stringify(offers?.state ?? {}), ...cookiesOf(offers) }
      },
    ],
    [
      HYBRID,
      async request => {
        const page = pageAt(HYBRID)
        const offers = await target.offersFor(request, hybridOffers)
        return offers ? { ...page, text: withServerState(page.text, offers.state), ...cookiesOf(offers) } : page
      },
    ],
    [
      WEB_SDK_HYBRID,
      async request => {
        const page = pageAt(WEB_SDK_HYBRID)
        const asked = await askAsServer(edgeUrl, request)
        if (asked === undefined) return page
        return { ...page, text: withGlobal(page.text, 'edgeNetworkAnswer', asked.answer), cookies: asked.cookies }
      },
    ],
    ['/web-sdk/alloy.js', script(() => alloyScript())],
    ...OLDER_ALLOYS.map((version): [string, Make] => [
      `/web-sdk/alloy-${version}.js`,
      script(() => alloyScript(version)),
    ]),
    [BUNDLED, script(() => bundle(join(import.meta.dirname, 'pages', BUNDLED), 'module'))],
  ])
}

function toScript(text: string): ServedFile {
  return { contentType: 'text/javascript;charset=utf-8', text }
}

function cookiesOf(offers: { cookie?: string | undefined } | undefined): { cookies?: string[] } {
  return offers?.cookie === undefined ? {} : { cookies: [offers.cookie] }
}
