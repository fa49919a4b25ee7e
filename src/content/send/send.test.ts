import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { send } from './send.ts'

const HEADERS = { 'Content-Type': 'text/plain' }
const URL = 'https://demo.tt.omtrdc.net/rest/v1/delivery'

beforeEach(() => {
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
  vi.stubGlobal('navigator', { onLine: true })
})
afterEach(() => void vi.unstubAllGlobals())

const sent = (answer: typeof fetch, { timeout = 1000, ending = new AbortController() } = {}) => {
  const fetched = vi.fn<typeof fetch>(answer)
  vi.stubGlobal('fetch', fetched)
  const outcome = send({ sendId: 's', url: URL, body: '{"a":1}', timeout, serverHeaders: HEADERS }, ending)
  return { fetched, outcome }
}
const untilAborted: typeof fetch = (_, init) =>
  new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))))

it('a server’s call is made with the given headers alone, without cookies and referrer', async () => {
  const { fetched, outcome } = sent(
    async () => new Response('{"status":200}', { status: 200, headers: { 'X-A': 'b' } }),
  )
  expect(await outcome).toMatchObject({
    kind: 'answered',
    status: 200,
    headers: expect.stringContaining('x-a: b\r\n') as unknown,
    body: { kind: 'text', text: '{"status":200}', length: 14 },
  })
  const how = { method: 'POST', body: '{"a":1}', headers: HEADERS, credentials: 'omit', referrerPolicy: 'no-referrer' }
  expect(fetched.mock.calls).toMatchObject([[URL, how]])
})

it('a server’s call that fails reports why', async () => {
  const lost = sent(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await lost.outcome).toMatchObject({ kind: 'unanswered', reason: 'network' })
  vi.stubGlobal('navigator', { onLine: false })
  const offline = sent(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await offline.outcome).toMatchObject({ kind: 'unanswered', reason: 'offline' })
  const late = sent(untilAborted, { timeout: 1 })
  expect(await late.outcome).toMatchObject({ kind: 'unanswered', reason: 'timeout' })
  const ending = new AbortController()
  const cancelled = sent(untilAborted, { ending })
  ending.abort()
  expect(await cancelled.outcome).toMatchObject({ kind: 'unanswered', reason: 'aborted' })
})
