import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { NetworkNews } from '../../bridge/network.ts'
import { SEND_SCRIPT } from '../../bridge/sends.ts'

const RELAY_SCRIPT = 'src/content/relay/index.iife.js'

/** A page that opened at this time, in ms since the epoch. */
const page = (openedAt: number) => ({ openedAt, startedAt: openedAt })

let channel: { postMessage: ReturnType<typeof vi.fn>; ask: () => void }
let asked: (code: string) => Promise<unknown>
let finish: (request: object) => void

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  vi.stubGlobal('BroadcastChannel', function (this: unknown) {
    let listen: (event: { data: unknown }) => void = () => {}
    channel = { postMessage: vi.fn<(news: NetworkNews) => void>(), ask: () => listen({ data: { kind: 'ask' } }) }
    return { ...channel, addEventListener: (_: string, listener: typeof listen) => (listen = listener) }
  })
  vi.stubGlobal('browser', {
    runtime: {
      getManifest: () => ({ content_scripts: [{ js: ['page.js'], world: 'MAIN' }, { js: [RELAY_SCRIPT] }] }),
      getURL: (path: string) => `chrome-extension://abc/${path}`,
    },
    devtools: {
      inspectedWindow: { tabId: 1, eval: async (code: string) => [await asked(code)] },
      network: {
        onRequestFinished: { addListener: (listener: typeof finish) => (finish = listener) },
        onNavigated: { addListener: () => {} },
      },
    },
  })
  asked = () => Promise.resolve(page(1))
  const { watchNetwork } = await import('./watchNetwork.ts')
  watchNetwork()
  await vi.advanceTimersByTimeAsync(10)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const newest = () => channel.postMessage.mock.lastCall?.[0] as NetworkNews

/** A call as Chromium's log has it, which this script of the extension made. */
const callBy = (script: string) => ({
  _initiator: { stack: { callFrames: [{ url: `chrome-extension://abc/${script}` }] } },
  startedDateTime: '2026-11-30T12:00:00.000Z',
  time: 5,
  request: { method: 'POST', url: 'https://shop.tt.omtrdc.net/rest/v1/delivery?client=shop', headers: [] },
  response: { status: 200, headers: [], content: { size: 2 } },
  getContent: (receive: (text: string) => void) => receive('{}'),
})

it('a new panel gets the log with the page that is open, also when that was not noticed yet', async () => {
  asked = () => Promise.resolve(page(2))
  channel.ask()
  await vi.advanceTimersByTimeAsync(1)
  expect(newest().pages).toEqual([page(1), page(2)])
})

it.each([
  ['has loaded', { activationStart: 0 }, 1054],
  ['was prerendered, when it is shown', { activationStart: 1221 }, 2221],
  ['has loaded in a browser that does not prerender', {}, 1054],
  ['has loaded without an entry of its navigation', undefined, 1054],
  ['has not begun to load', { activationStart: 0 }, 1000, 0],
])('the log’s page begins, for one that %s', async (_, navigation, startedAt, domLoading = 554) => {
  const timing = { navigationStart: 500, domLoading }
  const performance = { timeOrigin: 1000, timing, getEntriesByType: () => (navigation ? [navigation] : []) }
  asked = code => Promise.resolve(runInNewContext(code, { performance }))
  channel.ask()
  await vi.advanceTimersByTimeAsync(1)
  expect(newest().pages.at(-1)).toEqual({ openedAt: 1000, startedAt })
})

it('a new panel gets the log of a page that does not answer, as in the debugger', async () => {
  asked = () => new Promise(() => {})
  const before = channel.postMessage.mock.calls.length
  channel.ask()
  await vi.advanceTimersByTimeAsync(1)
  expect(channel.postMessage).toHaveBeenCalledTimes(before)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(channel.postMessage).toHaveBeenCalledTimes(before + 1)
  expect(newest().pages).toEqual([page(1)])
})

it.each([
  [SEND_SCRIPT, true],
  [RELAY_SCRIPT, undefined],
  ['page.js', undefined],
])('a call that %s made is known as the tester’s: %s', async (script, isOwn) => {
  finish(callBy(script))
  await vi.advanceTimersByTimeAsync(1)
  expect(newest().calls.map(({ ownSend }) => ownSend)).toEqual([isOwn])
})
