import { createServer } from 'node:http'
import { extname } from 'node:path'
import { listen } from '../listen.ts'
import { makePages } from './makePages.ts'
import { CONFIG, readPages } from './readPages.ts'

/** What `isCached` is about: files that are the same for every visitor, except the one that names the edge: the next shop may get the same port. */
const isKept = (path: string): boolean => ['.js', '.css', '.svg'].includes(extname(path)) && path !== CONFIG

export type Shop = { url: string; close(): Promise<void> }

export interface ShopOptions {
  /** The edge that the pages talk to. */
  edgeUrl: string
  /** Port 0, the default, takes any free port. */
  port?: number
  /** Whether browsers keep scripts, styles and pictures between two loads; by default a changed file counts at once. */
  isCached?: boolean
}

/** Starts the demo shop on loopback. */
export async function startShop({ edgeUrl, port = 0, isCached = false }: ShopOptions): Promise<Shop> {
  const pages = await readPages(edgeUrl)
  const made = makePages(pages, edgeUrl)
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://shop${request.url ?? '/'}`)
    const page = pages.get(pathname)
    const make = made.get(pathname) ?? (page && (async () => ({ ...page, cookies: [] })))
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    response.statusCode = !make ? 404 : isRead ? 200 : 405
    response.setHeader('Cache-Control', isCached && isKept(pathname) ? 'max-age=3600' : 'no-cache')
    if (!make || !isRead) return void response.end()
    make(request).then(
      ({ contentType, text, cookies = [] }) => {
        response.setHeader('Content-Type', contentType)
        if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
        response.end(request.method === 'HEAD' ? undefined : text)
      },
      () => response.destroy(),
    )
  })
  return listen(server, port)
}
