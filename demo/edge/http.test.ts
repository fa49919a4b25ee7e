import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEdge, type Edge } from './startEdge.ts'
import { deliver, prefetch } from './testClient.ts'

let edge: Edge

beforeEach(async () => {
  edge = await startEdge()
})

afterEach(() => edge.close())

const origin = 'http://shop.example'

test('the origin of the page is allowed, with credentials', async () => {
  const { headers } = await deliver(edge, {}, { headers: { origin } })
  expect(headers.get('access-control-allow-origin')).toBe(origin)
  expect(headers.get('access-control-allow-credentials')).toBe('true')
  expect(headers.get('vary')).toBe('Origin')
})

test('without an origin nothing is allowed', async () => {
  const { headers } = await deliver(edge, {})
  expect(headers.has('access-control-allow-origin')).toBe(false)
})

test('refusals can be read across origins too', async () => {
  const { status, headers } = await deliver(edge, { context: null }, { headers: { origin } })
  expect(status).toBe(400)
  expect(headers.get('access-control-allow-origin')).toBe(origin)
})

test('a preflight is allowed its content-type', async () => {
  const preflight = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }
  const { status, headers } = await fetch(`${edge.url}/rest/v1/delivery`, { method: 'OPTIONS', headers: preflight })
  expect(status).toBe(204)
  expect(headers.get('access-control-allow-headers')).toBe('content-type')
  expect(headers.get('access-control-allow-methods')).toBe('POST')
})

test('the counts and the checking can be reached by a page of another origin', async () => {
  const counts = await fetch(`${edge.url}/counts`, { headers: { origin } })
  expect(counts.headers.get('access-control-allow-origin')).toBe(origin)
  const { headers } = await fetch(`${edge.url}/checking`, { method: 'OPTIONS', headers: { origin } })
  expect(headers.get('access-control-allow-methods')).toContain('PUT')
})

test('other methods and other paths are refused', async () => {
  expect((await fetch(`${edge.url}/rest/v1/delivery`)).status).toBe(405)
  expect((await fetch(`${edge.url}/counts`, { method: 'POST' })).status).toBe(405)
  expect((await fetch(`${edge.url}/rest/v2/delivery`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${edge.url}//`)).status).toBe(404)
})

test('a visitor without the edge’s cookie gets one, and keeps it', async () => {
  const first = await deliver(edge, {})
  expect(first.headers.get('set-cookie')).toMatch(/^edge-visitor=[0-9a-f]{16}; Path=\/; SameSite=Lax$/)
  const second = await deliver(edge, {}, { headers: { cookie: 'a=b; edge-visitor=00' } })
  expect(second.headers.has('set-cookie')).toBe(false)
})

test('every request to the delivery path is recorded as received', async () => {
  await prefetch(edge, ['home'], { requestId: 'r-1' })
  await deliver(edge, {}, { session: 'a%20b', headers: { 'X-Custom': '1' } })
  await fetch(`${edge.url}/counts`)
  await fetch(`${edge.url}/rest/v1/delivery?x=1`)
  const requests = edge.requests()
  expect(requests.map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 200', 'POST 400', 'GET 405'])
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ requestId: 'r-1' })
  expect(requests[1]?.rawHeaders.join('\n')).toMatch(/x-custom\n1/i)
  expect(requests[2]?.path).toBe('/rest/v1/delivery?x=1')
})

test('only the latest requests stay recorded', async () => {
  for (let sent = 0; sent < 1_010; sent += 10) {
    const batch = Array.from({ length: 10 }, (_, index) => `${edge.url}/rest/v1/delivery?n=${sent + index}`)
    await Promise.all(batch.map(async url => (await fetch(url)).text()))
  }
  expect(edge.requests()).toHaveLength(1_000)
  expect(edge.requests().some(({ path }) => path.endsWith('n=0'))).toBe(false)
})

test('closing ends requests in progress', async () => {
  const other = await startEdge()
  const pending = deliver(other, {}, { query: '&fault=delay:60000' }).catch(() => 'ended')
  while (other.requests().length === 0) await new Promise(setImmediate)
  await other.close()
  expect(await pending).toBe('ended')
})
