import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEdge, type Edge } from './startEdge.ts'
import { deliver, post, prefetch, SESSION } from './testClient.ts'

let edge: Edge

beforeEach(async () => {
  edge = await startEdge({ maxBodyBytes: 20_000 })
})

afterEach(() => edge.close())

const path = (query: string) => `${edge.url}/rest/v1/delivery?${query}`
const body = '{"context":{"channel":"web"}}'

test('a request needs a session, and a client or an organisation', async () => {
  const { status, body: answer } = await post(path('client=demo'), body)
  expect(status).toBe(400)
  expect(answer).toEqual({ status: 400, message: expect.stringContaining('sessionId') })
  expect((await post(path('sessionId=s1'), body)).status).toBe(400)
  expect((await post(path('sessionId=s1&imsOrgId=a%40AdobeOrg'), body)).body).toMatchObject({
    status: 200,
    client: 'demo',
  })
  expect((await post(path('sessionId=s1&client=shop'), body)).body).toMatchObject({ status: 200, client: 'shop' })
})

test('a session is 1 to 128 printable characters', async () => {
  const statusOf = async (session: string) => {
    return (await post(path(`client=demo&sessionId=${encodeURIComponent(session)}`), body)).status
  }
  expect(await statusOf('s'.repeat(128))).toBe(200)
  for (const session of ['s'.repeat(129), 'a b', 'a/b', 'a?b', 'a\nb']) expect(await statusOf(session)).toBe(400)
})

test('a body that is not a JSON object, or lacks its context, is refused', async () => {
  const url = path('client=demo&sessionId=s1')
  for (const text of ['', '{', '[]', '"text"', 'null', '{}', '{"context":{"channel":"tv"}}']) {
    const answer = await post(url, text)
    expect(answer.body, text).toEqual({ status: 400, message: expect.any(String) })
    expect(answer.status).toBe(400)
  }
})

test.each(['execute', 'prefetch'])('%s takes 50 mboxes and no more', async mode => {
  const mboxes = (count: number) => Array.from({ length: count }, (_, index) => ({ index, name: `m${index}` }))
  expect((await deliver(edge, { [mode]: { mboxes: mboxes(50) } })).status).toBe(200)
  const { status, body: answer } = await deliver(edge, { [mode]: { mboxes: mboxes(51) } })
  expect(status).toBe(400)
  expect(answer).toEqual({ status: 400, message: 'size must be between 0 and 50' })
})

test.each([
  ['names longer than 250', [{ name: 'm'.repeat(251) }]],
  ['an empty name', [{ name: '' }]],
  ['an index twice', [{ index: 1, name: 'a' }, { index: 1, name: 'b' }]], // oxfmt-ignore
  ['a negative index', [{ index: -1, name: 'a' }]],
  ['entries that are not objects', ['home']],
])('mboxes with %s are refused', async (_, mboxes) => {
  expect((await deliver(edge, { prefetch: { mboxes } })).status).toBe(400)
})

test('a body beyond the limit is refused with 413, one within it is not', async () => {
  const filled = (length: number) => ({ padding: 'x'.repeat(length) })
  expect((await deliver(edge, filled(19_000))).status).toBe(200)
  const { status, body: answer } = await deliver(edge, filled(1_000_000))
  expect(status).toBe(413)
  expect(answer).toMatchObject({ status: 413 })
})

test('the 101st concurrent request of one session is refused with 420', async () => {
  const waiting = await Promise.all(Array.from({ length: 100 }, () => openRequest(edge)))
  const refused = await prefetch(edge, ['home'])
  expect(refused.status).toBe(420)
  expect(refused.body).toEqual({ status: 420, message: 'Too many requests with same session ID' })
  expect((await prefetch(edge, ['home'], {}, 'another')).status).toBe(200)

  const statuses = await Promise.all(waiting.map(finish))
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect((await prefetch(edge, ['home'])).status).toBe(200)
})

test('more than 50 notifications in one request are not refused', async () => {
  const visit = { type: 'display', timestamp: Date.now(), mbox: { name: 'visited' } }
  const notifications = Array.from({ length: 60 }, (_, index) => ({ ...visit, id: `v${index}` }))
  const { status, body: answer } = await deliver(edge, { notifications })
  expect(status).toBe(200)
  expect(answer.notifications).toHaveLength(60)
})

test('text/plain and application/json are both read', async () => {
  const json = await deliver(edge, {}, { headers: { 'content-type': 'application/json' } })
  const text = await deliver(edge, {}, { headers: { 'content-type': 'text/plain;charset=UTF-8' } })
  expect([json.status, text.status]).toEqual([200, 200])
})

// The server answers `Expect: 100-continue` when it starts on the request: from then on the request is in progress.
async function openRequest({ url }: Edge): Promise<ClientRequest> {
  const open = httpRequest(`${url}/rest/v1/delivery?client=demo&sessionId=${SESSION}`, {
    method: 'POST',
    headers: { expect: '100-continue', 'content-length': body.length },
  })
  open.flushHeaders()
  await once(open, 'continue')
  return open
}

async function finish(open: ClientRequest): Promise<number | undefined> {
  open.end(body)
  const [response] = (await once(open, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return response.statusCode
}
