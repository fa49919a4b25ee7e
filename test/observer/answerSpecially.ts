import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

const DROPS = 100
const PART = 'x'.repeat(64 * 1024)

/** An answer that waits in its middle, and how far one without an end has come. */
interface Gate {
  open(): void
  opened: Promise<void>
  written: number
  isClosed: boolean
}

const gates = new Map<string, Gate>()

/** The gate of a key, which may be opened before the call comes that waits at it. */
function gateOf(key: string | null, response?: ServerResponse): Gate {
  const name = key ?? ''
  let open = (): void => {}
  const opened = new Promise<void>(resolve => (open = resolve))
  const gate = gates.get(name) ?? { open, opened, written: 0, isClosed: false }
  gates.set(name, gate)
  response?.on('close', () => (gate.isClosed = true))
  return gate
}

/**
 * Answers what the query asks for, and returns whether it asks for anything: `redirect=STATUS` (`far` to the other host), `echo` (the request's
 * headers and body), `gate=KEY` (waits in its middle for `/gate?open=KEY`), `break=KEY` (then resets), `endless=KEY` and `drip=KEY` (how far: `/gate?look=KEY`),
 * `gzip`, `empty`, `as=TYPE` or, with `page`, a document of that type.
 */
export function answerSpecially(url: URL, body: string, request: IncomingMessage, response: ServerResponse): boolean {
  const query = url.searchParams
  const special = Object.keys(SPECIAL_ANSWERS).find(name => query.has(name))
  if (special === undefined && url.pathname !== '/gate') return false
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
  response.setHeader('access-control-allow-credentials', 'true')
  if (url.pathname === '/gate') answerGate(query, response)
  else SPECIAL_ANSWERS[special ?? '']?.(url, body, request, response)
  return true
}

type Answer = (url: URL, body: string, request: IncomingMessage, response: ServerResponse) => void

const SPECIAL_ANSWERS: Readonly<Record<string, Answer>> = {
  redirect: (url, _, request, response) => {
    const host = url.searchParams.has('far') ? `http://localhost:${request.socket.localPort}` : ''
    const to = `${host}${url.pathname}${url.search.replace(/&redirect=\d+(&far)?/, '&redirected')}`
    response.writeHead(Number(url.searchParams.get('redirect')), { location: to }).end()
  },
  echo: (_, body, request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'connection'))
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ body, headers }))
  },
  break: (url, _, request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"got":')
    void gateOf(url.searchParams.get('break')).opened.then(() => request.socket.destroy())
  },
  gate: (url, _, __, response) => {
    // Else Chromium waits for more of it, to see what it is.
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('content-type', 'text/plain')
    response.write('first')
    void gateOf(url.searchParams.get('gate'), response).opened.then(() => response.end('second'))
  },
  endless: (url, _, __, response) => {
    const gate = gateOf(url.searchParams.get('endless'), response)
    const write = (): void => {
      if (gate.isClosed || gate.written > 200 * 1024 * 1024) return void response.end()
      gate.written += PART.length
      if (response.write(PART)) setImmediate(write)
      else response.once('drain', write)
    }
    write()
  },
  drip: (url, _, __, response) => {
    const gate = gateOf(url.searchParams.get('drip'), response)
    const timer = setInterval(() => {
      gate.written += 1
      if (gate.isClosed || gate.written > DROPS) return void [clearInterval(timer), response.end()]
      response.write('drop')
    }, 50)
  },
  gzip: (_, body, __, response) => {
    const packed = gzipSync(JSON.stringify({ got: body, filler: 'x'.repeat(10_000) }))
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed)
  },
  empty: (_, __, ___, response) => void response.setHeader('content-type', 'application/json').end(),
  page: (url, _, __, response) => {
    response.setHeader('content-type', url.searchParams.get('as') ?? 'text/html')
    response.end('<html><head><title>page</title></head><body><p>p</p></body></html>')
  },
}

function answerGate(query: URLSearchParams, response: ServerResponse): void {
  const { open, written, isClosed } = gateOf(query.get('open') ?? query.get('look'))
  if (query.has('open')) open()
  response.end(JSON.stringify({ written, isClosed }))
}
