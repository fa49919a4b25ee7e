import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, startObserver, type Observer, type Seen, type Site } from '../observer/startObserver.ts'
import { readMode } from '../browser/readMode.ts'

let observer: Observer
let witness: string
beforeAll(async () => {
  witness = await readMode('witness')
  observer = await startObserver()
})

const GIVEN = '{"context":{"channel":"web","beacon":true},"notifications":[{"id":"1","timestamp":1.0}]}'
const SENT = '{"context":{"channel":"web"},"notifications":[{"id":"1","timestamp":1.0}]}'

/** A JSON object of that many bytes. */
const object = (bytes: number): string => `{"a":"${'x'.repeat(bytes - 8)}"}`

/** Opens a page in witness mode. Its `trouble` counts what reaches the page's own error handlers. */
function visit(html = ''): Promise<Site> {
  const counting = `window.trouble = 0; for (const type of ['error', 'unhandledrejection']) addEventListener(type, () => trouble++)`
  return observer.visit(`<script>${counting}</script>${html}`, { init: witness })
}

/** Sends a beacon from the page, and returns what `sendBeacon` returned. */
function beacon({ page }: Site, url: string, body: unknown): Promise<unknown> {
  return page.evaluate(([url, body]) => navigator.sendBeacon(url, body as string), [url, body] as const)
}

/** What arrived at the server for a site, without its pages. */
function arrived({ delivery }: Site): string[] {
  return observer.server.requests.filter(request => request.startsWith('POST') && request.includes(delivery))
}

/** Waits until whatever the page had begun was sent, and its reports were. */
async function flush({ page, name }: Site): Promise<void> {
  for (const turn of ['first', 'second']) await page.evaluate(`fetch('/flush?${name}&${turn}').then(r => r.text())`)
}

const shown = ({ request, end }: Seen) =>
  `${request.transport}${request.queued === false ? ' not queued' : ''} ${end?.kind ?? ''}`.trim()

const elsewhere = (site: Site, query: string, host = 'localhost'): string =>
  `http://${host}:${observer.server.port}${site.delivery}&${query}`

describe('a Delivery beacon in witness mode', () => {
  test.each([
    ['the witness', async () => visit()],
    ['the observer', async () => observer.visit(`<script>${witness}</script>`)],
  ])('is one fetch with its answer, unflagged, when %s comes first', async (_, open) => {
    const site = await open()
    expect(await beacon(site, site.delivery, GIVEN)).toBe(true)
    const [seen] = await site.ended(1)
    expect(seen?.request).toMatchObject({ transport: 'fetch', method: 'POST', body: { text: SENT } })
    expect(seen?.end).toMatchObject({ kind: 'response', body: { text: JSON.stringify({ got: SENT }) } })
    await flush(site)
    expect(arrived(site)).toEqual([`POST ${site.delivery} ${SENT}`])
    expect(site.calls().map(shown)).toEqual(['fetch response'])
  })

  test('has the content type and the cookies of a beacon, and needs no preflight', async () => {
    const site = await visit()
    await beacon(site, elsewhere(site, 'type'), GIVEN)
    const [seen] = await site.ended(1)
    const type = 'text/plain;charset=UTF-8'
    expect(seen?.end).toMatchObject({ body: { text: JSON.stringify({ got: SENT, type }) } })
    const methods = observer.server.requests.filter(one => one.includes(site.delivery)).map(one => one.split(' ')[0])
    expect(methods).toEqual(['POST'])
  })

  test('that the page sends while it is left arrives once', async () => {
    const site = await visit(`<script>
      addEventListener('pagehide', () => navigator.sendBeacon('DELIVERY', '${GIVEN}'))
    </script>`)
    observer.server.pages.set('/next', '')
    await site.page.goto(`http://127.0.0.1:${observer.server.port}/next`)
    await expect.poll(() => arrived(site), { timeout: PATIENCE }).toEqual([`POST ${site.delivery} ${SENT}`])
    await flush(site)
    expect(arrived(site)).toHaveLength(1)
    expect(site.calls().map(({ request }) => request.transport)).toEqual(['fetch'])
  })

  test.each([
    ['whose answer CORS refuses', 'refuse', 'localhost'],
    ['whose connection is reset', 'reset', 'reset.localhost'],
  ])('%s is not sent again', async (_, query, host) => {
    const site = await visit()
    expect(await beacon(site, elsewhere(site, query, host), GIVEN)).toBe(true)
    await site.ended(1)
    await flush(site)
    expect(arrived(site)).toHaveLength(1)
    expect(site.calls().map(shown)).toEqual(['fetch failure'])
    expect(await site.page.evaluate('trouble')).toBe(0)
  })

  test('whose connection is refused is attempted once', async () => {
    const site = await visit()
    expect(await beacon(site, `http://localhost:${await closedPort()}${site.delivery}`, GIVEN)).toBe(true)
    await site.ended(1)
    await flush(site)
    expect(site.calls().map(shown)).toEqual(['fetch failure'])
    expect(await site.page.evaluate('trouble')).toBe(0)
  })

  test('that the page’s policy refuses is sent neither as a fetch nor as a beacon, and the page notices nothing', async () => {
    const site = await visit(`<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`)
    expect(await beacon(site, elsewhere(site, 'policy'), GIVEN)).toBe(true)
    await site.ended(1)
    expect(arrived(site)).toEqual([])
    expect(await site.page.evaluate('trouble')).toBe(0)
  })
})

describe('a beacon of the Web SDK in witness mode', () => {
  const DISPLAY = '{"events":[{"xdm":{"_experience":{"decisioning":{"propositions":[{"id":"AT:1"}]}}}}]}'

  test.each([
    ['a Blob', true],
    ['a text', false],
  ])('is one fetch of %s to the same URL, with its answer', async (_, isBlob) => {
    const site = await visit()
    const url = `/ee/v1/collect?configId=${site.name}&client=${site.name}&type`
    const sent = await site.page.evaluate(
      ([url, body, isBlob]) =>
        navigator.sendBeacon(url, isBlob ? new Blob([body], { type: 'text/plain; charset=UTF-8' }) : body),
      [url, DISPLAY, isBlob] as const,
    )
    expect(sent).toBe(true)
    const [seen] = await site.ended(1)
    expect(seen?.request).toMatchObject({ transport: 'fetch', method: 'POST' })
    expect(seen?.end).toMatchObject({ kind: 'response', status: 200 })
    expect(JSON.stringify(seen?.end)).toContain('text/plain')
    await flush(site)
    expect(observer.server.requests.filter(one => one.includes(url))).toEqual([`POST ${url} ${DISPLAY}`])
  })

  test.each([
    ['whose Blob exceeds the room', 'collect', 65_537],
    ['to any other call', 'interact', 5],
  ])('%s goes to the real beacon', async (_, action, size) => {
    const site = await visit()
    const url = `/ee/v1/${action}?configId=${site.name}&client=${site.name}`
    await site.page.evaluate(([url, size]) => navigator.sendBeacon(url, new Blob(['x'.repeat(size)])), [
      url,
      size,
    ] as const)
    await expect
      .poll(() => site.calls().map(({ request }) => request.transport), { timeout: PATIENCE })
      .toEqual(['beacon'])
  })
})

describe('the 64 KiB of beacons', () => {
  test('are counted in bytes: a body beyond goes to the real beacon, which refuses it', async () => {
    const site = await visit()
    expect(await beacon(site, site.delivery, object(65_536))).toBe(true)
    await site.ended(1)
    await flush(site)
    expect(await beacon(site, site.delivery, object(65_537))).toBe(false)
    expect(await beacon(site, site.delivery, `{"a":"${'ä'.repeat(40_000)}"}`)).toBe(false)
    await expect.poll(() => site.calls().length, { timeout: PATIENCE }).toBe(3)
    expect(site.calls().map(shown)).toEqual(['fetch response', 'beacon not queued', 'beacon not queued'])
    expect(arrived(site)).toHaveLength(1)
  })

  test('are shared by all under way, and sendBeacon returns false when there is no room', async () => {
    const site = await visit()
    expect(await beacon(site, `${site.delivery}&hang`, object(40_000))).toBe(true)
    expect(await beacon(site, site.delivery, object(40_000))).toBe(false)
    // Small, because the test's relay reports it by a beacon of that size.
    expect(await beacon(site, site.delivery, object(10_000))).toBe(true)
    await site.ended(1)
    expect(site.calls().map(shown)).toEqual(['fetch', 'beacon not queued', 'fetch response'])
    expect(arrived(site)).toHaveLength(2)
  })

  test('may be taken by other requests of the page: a beacon is sent anyway, once', async () => {
    const site = await visit()
    await site.page.evaluate(
      body => void fetch('/other?hang', { method: 'POST', keepalive: true, body }),
      object(40_000),
    )
    expect(await beacon(site, site.delivery, object(40_000))).toBe(true)
    await site.ended(2)
    await flush(site)
    expect(site.calls().map(shown)).toEqual(['fetch failure', 'beacon not queued', 'fetch response'])
    expect(arrived(site)).toEqual([`POST ${site.delivery} ${object(40_000)}`])
    expect(await site.page.evaluate('trouble')).toBe(0)
  })

  test('are free again when answers are here', async () => {
    const site = await visit()
    for (let count = 1; count <= 4; count += 1) {
      expect(await beacon(site, site.delivery, object(60_000))).toBe(true)
      await site.ended(count)
      await flush(site)
    }
    expect(arrived(site)).toHaveLength(4)
  })
})

describe('the real beacon', () => {
  test('gets what is not for the Delivery API, and what is not the text of an object, as it came', async () => {
    const site = await visit()
    const returned = await site.page.evaluate(delivery => {
      const form = new FormData()
      form.set('a', '1')
      return [
        navigator.sendBeacon(`${delivery}&blob`, new Blob(['{"a":1}'], { type: 'text/plain' })),
        navigator.sendBeacon(`${delivery}&text`, 'a=1'),
        navigator.sendBeacon(`${delivery}&list`, '[]'),
        navigator.sendBeacon(`${delivery}&form`, form),
        navigator.sendBeacon(`${delivery}&none`),
        navigator.sendBeacon(`/other?${delivery}`, '{"context":{"beacon":true}}'),
      ]
    }, site.delivery)
    expect(returned).toEqual([true, true, true, true, true, true])
    await expect.poll(() => arrived(site).length, { timeout: PATIENCE }).toBe(6)
    await expect.poll(() => site.calls().length, { timeout: PATIENCE }).toBe(5)
    expect(new Set(site.calls().map(({ request }) => request.transport))).toEqual(new Set(['beacon']))
    expect(arrived(site)).toContain(`POST /other?${site.delivery} {"context":{"beacon":true}}`)
  })

  test('answers wrong calls as the native does, and looks the same', async () => {
    const site = await visit()
    const seen = await site.page.evaluate(() => {
      const errorOf = (call: () => unknown): string => {
        try {
          return String(call())
        } catch (error) {
          return (error as Error).name
        }
      }
      const { sendBeacon } = navigator
      const none = [] as unknown as [string]
      return [
        errorOf(() => navigator.sendBeacon(...none)),
        errorOf(() => navigator.sendBeacon('data:,')),
        errorOf(() => sendBeacon('/rest/v1/delivery', '{}')),
        errorOf(() => sendBeacon.call({} as Navigator, '/rest/v1/delivery', '{}')),
        [sendBeacon.name, sendBeacon.length],
        Function.prototype.toString.call(sendBeacon).includes('[native code]'),
      ]
    })
    expect(seen).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError', ['sendBeacon', 1], true])
  })
})

describe('a page that replaces built-ins later', () => {
  test('has its own fetch left alone, and its wrapper of sendBeacon called', async () => {
    const site = await visit()
    const wrapped = await site.page.evaluate(
      ([url, body]) => {
        let wrapped = 0
        const broken = (): never => {
          throw new Error('the page’s own')
        }
        Object.assign(globalThis, { fetch: broken, PerformanceObserver: undefined, TextEncoder: undefined })
        JSON.parse = broken
        const original = navigator.sendBeacon
        navigator.sendBeacon = function (...args) {
          wrapped += 1
          return original.apply(this, args)
        }
        return [navigator.sendBeacon(url, body), wrapped]
      },
      [site.delivery, GIVEN] as const,
    )
    expect(wrapped).toEqual([true, 1])
    expect((await site.ended(1)).map(shown)).toEqual(['fetch response'])
    expect(arrived(site)).toEqual([`POST ${site.delivery} ${SENT}`])
  })
})

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
