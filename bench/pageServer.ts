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

/** A page that makes one small call to Target, and one that makes as many as its address names. */
const CALL = `<!doctype html><title>call</title><script>
  const call = async () => (await fetch('/rest/v1/delivery?client=bench&sessionId=s&small', { method: 'POST', body: '{"context":{}}' })).text()
  const count = Number(new URLSearchParams(location.search).get('calls') ?? 1)
  const more = async at => {
    for (; at < count; at += 10) await call()
  }
  window.answered = Promise.all(Array.from({ length: 10 }, (_, at) => more(at))).then(() => true)
</script>`

/** A small answer, of a location that no other has. */
function smallAnswer(count: number): string {
  return JSON.stringify({ status: 200, execute: { mboxes: [{ name: `small ${count}`, options: [{ content: 'x' }] }] } })
}

/** Serves a page without and one with frames, one that calls Target, Target's answer of 20 KB, and an empty answer at any other address. */
export function servePages(): ReturnType<typeof listen> {
  let answered = 0
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.endsWith('/delivery')) {
      response.setHeader('Content-Type', 'application/json')
      response.end(searchParams.has('small') ? smallAnswer((answered += 1)) : DELIVERED)
    } else if (['/page', '/frame', '/frames'].includes(pathname)) {
      const frames = pathname === '/frames' ? '<iframe src="/frame"></iframe>'.repeat(FRAMES) : ''
      response.setHeader('Content-Type', 'text/html')
      response.end(`<!doctype html><title>page</title><p>text</p>${frames}`)
    } else if (pathname === '/call') {
      response.setHeader('Content-Type', 'text/html')
      response.end(CALL)
    } else response.end()
  })
  return listen(server, 0)
}
