import { createServer } from 'node:http'
import { listen } from '../listen.ts'
import { readPages } from './readPages.ts'

export type Shop = { url: string; close(): Promise<void> }

/** Starts the demo shop on loopback; its pages talk to the Delivery API at `edgeUrl`. Port 0 takes any free port. */
export async function startShop({ edgeUrl, port = 0 }: { edgeUrl: string; port?: number }): Promise<Shop> {
  const pages = await readPages(edgeUrl)
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://shop${request.url ?? '/'}`)
    const page = pages.get(pathname)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    response.statusCode = page === undefined ? 404 : isRead ? 200 : 405
    response.setHeader('Cache-Control', 'no-store')
    if (page === undefined || !isRead) return void response.end()
    response.setHeader('Content-Type', page.contentType)
    response.end(request.method === 'HEAD' ? undefined : page.text)
  })
  return listen(server, port)
}
