import { createServer } from 'node:http'
import { listen } from '../listen.ts'
import { makePages } from './makePages.ts'
import { readPages } from './readPages.ts'

export type Shop = { url: string; close(): Promise<void> }

/** Starts the demo shop on loopback; its pages talk to the edge at `edgeUrl`. Port 0 takes any free port. */
export async function startShop({ edgeUrl, port = 0 }: { edgeUrl: string; port?: number }): Promise<Shop> {
  const pages = await readPages(edgeUrl)
  const made = makePages(pages, edgeUrl)
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://shop${request.url ?? '/'}`)
    const page = pages.get(pathname)
    const make = made.get(pathname) ?? (page && (async () => ({ ...page, cookies: [] })))
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    response.statusCode = !make ? 404 : isRead ? 200 : 405
    response.setHeader('Cache-Control', 'no-cache')
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
