import type { IncomingMessage, ServerResponse } from 'node:http'

/** CORS with credentials: the request's own origin is allowed. A preflight may request these methods. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, methods: string): void {
  response.setHeader('Vary', 'Origin')
  const { origin } = request.headers
  if (origin === undefined) return
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  if (request.method !== 'OPTIONS') return
  response.setHeader('Access-Control-Allow-Methods', methods)
  response.setHeader('Access-Control-Allow-Headers', 'content-type')
}
