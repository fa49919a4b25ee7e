import { afterEach, expect, it, vi } from 'vitest'
import type { SendCommand } from '../bridge/messages.ts'
import { createExtensionSends, type ExtensionSendsOptions } from './createExtensionSends.ts'

const URL = 'https://demo.tt.omtrdc.net/rest/v1/delivery'
const COMMAND: SendCommand = { sendId: 's', url: URL, body: '{"a":1}', timeout: 1000 }

afterEach(() => void vi.unstubAllGlobals())

function theSends(answer: typeof fetch, allowed: Partial<ExtensionSendsOptions> = {}) {
  const fetched = vi.fn<typeof fetch>(answer)
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('navigator', { onLine: true })
  const yes = () => Promise.resolve(true)
  return { fetched, ...createExtensionSends({ mayReach: yes, mayTransmit: yes, ...allowed }) }
}

const answering: typeof fetch = async () => new Response('{"status":200}', { status: 200 })
const untilAborted: typeof fetch = (_, init) =>
  new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))))

it.each([
  ['as the page', COMMAND, { 'Content-Type': 'text/plain' }],
  [
    'as a server',
    { ...COMMAND, serverHeaders: { 'Content-Type': 'application/json' } },
    { 'Content-Type': 'application/json' },
  ],
])('a send %s goes without cookies and referrer, and follows no redirect', async (_, command, headers) => {
  const { fetched, send } = theSends(answering)
  expect(await send(command)).toMatchObject({ kind: 'answered', status: 200, body: { text: '{"status":200}' } })
  const how = {
    method: 'POST',
    body: '{"a":1}',
    headers,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
  }
  expect(fetched.mock.calls).toMatchObject([[URL, how]])
})

it('each send is made once, however often it is asked for, and its outcome stays known', async () => {
  const { fetched, send, resultOf } = theSends(answering)
  const outcomes = await Promise.all([send(COMMAND), send(COMMAND), resultOf('s')])
  expect(new Set(outcomes).size).toBe(1)
  expect(fetched).toHaveBeenCalledOnce()
  expect(await resultOf('another')).toBeUndefined()
})

it.each([
  ['to a URL that no send goes to', { ...COMMAND, url: 'https://demo.tt.omtrdc.net/other' }, {}, 'refused'],
  ['to a host that the browser withholds', COMMAND, { mayReach: () => Promise.resolve(false) }, 'host withheld'],
  ['without the consent to transmit', COMMAND, { mayTransmit: () => Promise.resolve(false) }, 'no consent'],
])('nothing is sent %s', async (_, command, allowed, reason) => {
  const { fetched, send } = theSends(answering, allowed)
  expect(await send(command)).toMatchObject({ kind: 'unanswered', reason })
  expect(fetched).not.toHaveBeenCalled()
})

it('a path that the tester typed is sent to', async () => {
  const { send } = theSends(answering)
  const typed = { ...COMMAND, url: 'https://demo.tt.omtrdc.net/other', isPathTyped: true }
  expect(await send(typed)).toMatchObject({ kind: 'answered' })
})

it('a send that fails has the reason', async () => {
  const redirected = theSends(async () => Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' }))
  expect(await redirected.send(COMMAND)).toMatchObject({ reason: 'redirected' })
  const lost = theSends(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await lost.send(COMMAND)).toMatchObject({ reason: 'network' })
  const late = theSends(untilAborted)
  expect(await late.send({ ...COMMAND, timeout: 1 })).toMatchObject({ reason: 'timeout' })
  const cancelled = theSends(untilAborted)
  const outcome = cancelled.send(COMMAND)
  await vi.waitUntil(() => cancelled.fetched.mock.calls.length > 0)
  cancelled.cancel('s')
  expect(await outcome).toMatchObject({ reason: 'aborted' })
  const early = theSends(answering)
  const never = early.send(COMMAND)
  early.cancel('s')
  expect(await never).toMatchObject({ reason: 'aborted' })
  expect(early.fetched).not.toHaveBeenCalled()
})
