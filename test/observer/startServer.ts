import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { answerSpecially } from './answerSpecially.ts'
import type { AddressInfo } from 'node:net'

/** A loopback server: pages by path, a Delivery API that does what its query names, and a place for reports. */
export interface Server {
  port: number
  pages: Map<string, string>
  /** Headers of those pages that have more than their type. */
  pageHeaders: Map<string, Readonly<Record<string, string>>>
  /** Method, path with query, and body of every request but reports. */
  requests: string[]
  /** The same lines, each followed by the request's headers as they came. */
  withHeaders: string[]
  stop(): Promise<void>
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }

/** Starts the server on a free port of 127.0.0.1. */
export async function startServer(onReport: (text: string) => void): Promise<Server> {
  const pages = new Map<string, string>()
  const pageHeaders = new Map<string, Readonly<Record<string, string>>>()
  const requests: string[] = []
  const withHeaders: string[] = []

  const server = createServer((request, response) => {
    void readBody(request).then(body => {
      const url = new URL(request.url ?? '/', 'http://loopback')
      if (url.pathname === '/reports') {
        onReport(body)
        allowOrigin(request, response)
        response.end()
        return
      }
      requests.push(`${request.method} ${request.url} ${body}`)
      withHeaders.push(`${requests.at(-1)}\n${request.rawHeaders.join(' ')}`)
      const page = pages.get(url.pathname)
      if (page === undefined) answerCall(url, body, request, response)
      else response.writeHead(200, { ...HTML, ...pageHeaders.get(url.pathname) }).end(page)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    pages,
    pageHeaders,
    requests,
    withHeaders,
    stop: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  request.setEncoding('utf8')
  for await (const chunk of request) body += chunk
  return body
}

/** Answers `{"got": BODY}`; the query may ask for `hang`, `reset`, `refuse` (by CORS), `status=N`, `size=N`, that `chunked`, or `type` (the request's). */
function answerCall(url: URL, body: string, request: IncomingMessage, response: ServerResponse): void {
  const query = url.searchParams
  if (query.has('hang')) return
  if (answerSpecially(url, body, request, response)) return
  if (query.has('reset')) return void request.socket.destroy()
  if (!query.has('refuse')) allowOrigin(request, response)
  response.statusCode = Number(query.get('status') ?? 200)
  response.setHeader('content-type', 'application/json')
  const size = query.get('size')
  const type = query.has('type') ? { type: request.headers['content-type'] } : {}
  if (query.has('chunked')) response.write('x')
  response.end(
    size === null ? JSON.stringify({ got: body, ...type }) : 'x'.repeat(Number(size) - (query.has('chunked') ? 1 : 0)),
  )
}

function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
  response.setHeader('access-control-allow-credentials', 'true')
}
