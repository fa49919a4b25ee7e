import { createServer } from 'node:http'
import { listen } from '../demo/listen.ts'

/** Frames of the page that has some, beside the page itself. */
export const FRAMES = 20

/** Characters of an answer of Target's. */
const ANSWER = 20_000

const DELIVERED = JSON.stringify({
  status: 200,
  edgeHost: 'x',
  execute: { mboxes: [{ options: [{ content: 'x'.repeat(ANSWER) }] }] },
})

/** Serves a page without and one with frames, Target's answer of 20 KB, and an empty answer at any other address. */
export function servePages(): ReturnType<typeof listen> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.endsWith('/delivery')) {
      response.setHeader('Content-Type', 'application/json')
      response.end(DELIVERED)
    } else if (['/page', '/frame', '/frames'].includes(pathname)) {
      const frames = pathname === '/frames' ? '<iframe src="/frame"></iframe>'.repeat(FRAMES) : ''
      response.setHeader('Content-Type', 'text/html')
      response.end(`<!doctype html><title>page</title><p>text</p>${frames}`)
    } else response.end()
  })
  return listen(server, 0)
}
