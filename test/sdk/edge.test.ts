import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodyOf } from '../fixtures/exchanges.ts'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import { sendNotifications, type SendOptions } from '../../src/core/delivery/send-notifications/sendNotifications.ts'
import type { Transport } from '../../src/core/exchange/transport.ts'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

const sessionId = 's-1'

/** A transport over Node's fetch. */
const overFetch: Transport = async ({ url, method, headers, body }, { timeout }) => {
  try {
    const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(timeout) })
    return { kind: 'answered', time: Date.now(), status: response.status, body: bodyOf(await response.text()) }
  } catch (error) {
    return { kind: 'failed', reason: 'network', detail: String(error) }
  }
}

const send = (options: SendOptions, transport = overFetch) =>
  sendNotifications(
    options,
    { client: 'demo', organizationId: 'ORG@AdobeOrg', serverDomain: new URL(edge.url).host, secure: false },
    transport,
    {
      requestId: 'r-1',
      callId: 'c-1',
      sessionId: 'unused',
      supplementalDataId: '0123456789ABCDEF-0123456789ABCDEF',
      now: Date.now(),
      timeOffsetInMinutes: 0,
    },
  )

async function prefetchHome() {
  const response = await fetch(`${edge.url}/rest/v1/delivery?client=demo&sessionId=${sessionId}`, {
    method: 'POST',
    body: JSON.stringify({ context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } }),
  })
  type Mbox = { state: string; options: { eventToken: string }[] }
  const { prefetch } = (await response.json()) as { prefetch: { mboxes: Mbox[] } }
  const { state, options } = prefetch.mboxes[0]!
  return { mbox: { name: 'home', state }, tokens: options.map(({ eventToken }) => eventToken) }
}

it('is acknowledged by the edge, and counts there, for a display of a prefetched mbox', async () => {
  const before = JSON.stringify(edge.counts())
  const notification = { id: 'n-1', type: 'display', timestamp: Date.now(), ...(await prefetchHome()) }
  const result = await send({ sessionId, request: { notifications: [notification] } })
  expect(result).toMatchObject({ kind: 'answered', status: 200, response: { notifications: [{ id: 'n-1' }] } })
  expect(JSON.stringify(edge.counts())).not.toBe(before)
})

it('keeps the edge’s refusal of a foreign state', async () => {
  const { tokens } = await prefetchHome()
  const notification = { id: 'n-2', type: 'display', timestamp: Date.now(), mbox: { name: 'home', state: 'x' }, tokens }
  expect(await send({ sessionId, request: { notifications: [notification] } })).toMatchObject({
    kind: 'refused',
    status: 400,
    message: expect.stringMatching(/^Notification/) as unknown,
  })
})
