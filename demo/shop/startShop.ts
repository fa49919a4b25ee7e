import { createServer, type IncomingMessage } from 'node:http'
import { listen } from '../listen.ts'
import { createServerTarget, type ServerTarget } from './createServerTarget.ts'
import { hybridOffers, laterOffers, withServerState } from './hybridPage.ts'
import { readPages, type ServedFile } from './readPages.ts'

export type Shop = { url: string; close(): Promise<void> }

const HYBRID = '/hybrid.html'
const LATER_STATE = '/hybrid-state.json'

type Answer = ServedFile & { cookie?: string | undefined }

/** Starts the demo shop on loopback; its pages talk to the Delivery API at `edgeUrl`. Port 0 takes any free port. */
export async function startShop({ edgeUrl, port = 0 }: { edgeUrl: string; port?: number }): Promise<Shop> {
  const pages = await readPages(edgeUrl)
  const target = createServerTarget(edgeUrl)
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://shop${request.url ?? '/'}`)
    const isKnown = pages.has(pathname) || pathname === LATER_STATE
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    response.statusCode = !isKnown ? 404 : isRead ? 200 : 405
    response.setHeader('Cache-Control', 'no-cache')
    if (!isKnown || !isRead) return void response.end()
    answer(pages, target, request, pathname).then(
      ({ contentType, text, cookie }) => {
        response.setHeader('Content-Type', contentType)
        if (cookie !== undefined) response.setHeader('Set-Cookie', cookie)
        response.end(request.method === 'HEAD' ? undefined : text)
      },
      () => response.destroy(),
    )
  })
  return listen(server, port)
}

async function answer(
  pages: Map<string, ServedFile>,
  target: ServerTarget,
  request: IncomingMessage,
  pathname: string,
): Promise<Answer> {
  if (pathname === LATER_STATE) {
    const offers = await target.offersFor(request, laterOffers)
    return { contentType: 'application/json', text: JSON.stringify(offers?.state ?? {}), cookie: offers?.cookie }
  }
  const page = pages.get(pathname) ?? { contentType: 'text/plain', text: '' }
  if (pathname !== HYBRID) return page
  const offers = await target.offersFor(request, hybridOffers)
  if (offers === undefined) return page
  return { ...page, text: withServerState(page.text, offers.state), cookie: offers.cookie }
}
