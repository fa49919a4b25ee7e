import { beforeAll, describe, expect, test } from 'vitest'
import { readMode } from '../browser/readMode.ts'
import { PATIENCE, startObserver, type Observer, type Site } from '../observer/startObserver.ts'

let observer: Observer
let hold: string
beforeAll(async () => {
  hold = await readMode('hold')
  observer = await startObserver()
})

const NOTIFICATION = '{"requestId":"r","id":{"tntId":"t"},"notifications":[{"id":"1","timestamp":1.0},{"id":"2"}]}'
const ANSWER = '{"status":200,"requestId":"r","id":{"tntId":"t"},"notifications":[{"id":"1"},{"id":"2"}]}'
const FETCHES = '{"notifications":[{"id":"1"}],"prefetch":{"mboxes":[]}}'

const propositions = [{ id: 'AT:1', scope: 'home', scopeDetails: {} }]
const EVENT = {
  xdm: { eventType: 'any', _experience: { decisioning: { propositions, propositionEventType: { display: 1 } } } },
}
const DISPLAY = JSON.stringify({ events: [EVENT], query: { identity: { fetch: ['ECID'] } } })
const VIEW_CHANGE = JSON.stringify({ events: [{ ...EVENT, query: { personalization: { decisionScopes: ['a'] } } }] })

/** Opens a page in hold mode. Its `trouble` counts what reaches the page's own error handlers. */
function visit(html = ''): Promise<Site> {
  const counting = `window.trouble = 0; for (const type of ['error', 'unhandledrejection']) addEventListener(type, () => trouble++)`
  return observer.visit(`<script>${counting}</script>${html}`, { init: hold })
}

/** What arrived at the server for a site, without its pages. */
function arrived({ name }: Site): string[] {
  return observer.server.requests.filter(request => request.startsWith('POST') && request.includes(name))
}

/** Waits until whatever the page had begun was sent, and its reports were. */
async function flush({ page, name }: Site): Promise<void> {
  for (const turn of ['first', 'second']) await page.evaluate(`fetch('/flush?${name}&${turn}').then(r => r.text())`)
}

/** The details that the observer reported, in order, once there are so many. */
async function held(site: Site, count: number): Promise<{ [name: string]: unknown }[]> {
  await expect.poll(() => site.events().length, { timeout: PATIENCE }).toBe(count)
  return site.events().map(({ detail }) => JSON.parse(detail.kind === 'text' ? detail.text : '') as never)
}

const edge = ({ name }: Site, action: string): string => `/ee/v1/${action}?configId=${name}&requestId=q`
const absolute = (path: string): string => `http://127.0.0.1:${observer.server.port}${path}`

describe.each([
  ['hold mode', visit],
  ['the observer', () => observer.visit(`<script>window.trouble = 0;${hold}</script>`)],
])('a call that only reports, when %s comes first', (_, open) => {
  test('is held as a beacon: the page gets true, nothing leaves, and the observer reports it as held alone', async () => {
    const site = await open()
    const sent = await site.page.evaluate(([url, body]) => navigator.sendBeacon(url, body), [
      site.delivery,
      NOTIFICATION,
    ] as const)
    expect(sent).toBe(true)
    expect(await held(site, 1)).toEqual([
      { call: 1, transport: 'beacon', url: absolute(site.delivery), body: NOTIFICATION },
    ])
    await flush(site)
    expect([arrived(site), site.calls()]).toEqual([[], []])
  })

  test('is held as a fetch, answered as the protocol answers', async () => {
    const site = await open()
    const answers = await site.page.evaluate(
      async calls => {
        const answers = []
        for (const [url, body] of calls) {
          const response = await fetch(url, { method: 'post', body })
          answers.push([response.ok, response.status, await response.text()])
        }
        return answers
      },
      [
        [site.delivery, NOTIFICATION],
        [edge(site, 'interact'), DISPLAY],
        [edge(site, 'collect'), DISPLAY],
      ] as [string, string][],
    )
    expect(answers).toEqual([
      [true, 200, ANSWER],
      [true, 200, '{"requestId":"q","handle":[]}'],
      [true, 204, ''],
    ])
    expect((await held(site, 3)).map(({ transport }) => transport)).toEqual(['fetch', 'fetch', 'fetch'])
    await flush(site)
    expect([arrived(site), site.calls(), await site.page.evaluate('trouble')]).toEqual([[], [], 0])
  })

  test('is held as an XMLHttpRequest, with every event and type of response', async () => {
    const site = await open()
    const seen = await site.page.evaluate(
      ([url, body]) =>
        new Promise(resolve => {
          const xhr = new XMLHttpRequest()
          const events: unknown[] = []
          xhr.onreadystatechange = () => events.push(xhr.readyState)
          xhr.open('POST', url)
          xhr.withCredentials = true
          xhr.timeout = 5000
          xhr.setRequestHeader('Content-Type', 'text/plain')
          xhr.responseType = 'json'
          xhr.onload = () => events.push('load')
          xhr.onloadend = () => resolve([events, xhr.status, xhr.response, xhr.getResponseHeader('content-type')])
          xhr.send(body)
        }),
      [site.delivery, NOTIFICATION] as const,
    )
    expect(seen).toEqual([[1, 2, 3, 4, 'load'], 200, JSON.parse(ANSWER), 'application/json;charset=utf-8'])
    expect(await held(site, 1)).toMatchObject([{ transport: 'XHR', body: NOTIFICATION }])
    await flush(site)
    expect([arrived(site), site.calls(), await site.page.evaluate('trouble')]).toEqual([[], [], 0])
  })

  test('is held as a synchronous XMLHttpRequest', async () => {
    const site = await open()
    const seen = await site.page.evaluate(
      ([url, body]) => {
        const xhr = new XMLHttpRequest()
        xhr.open('POST', url, false)
        xhr.send(body)
        return [xhr.readyState, xhr.status, xhr.responseText]
      },
      [site.delivery, NOTIFICATION] as const,
    )
    expect(seen).toEqual([4, 200, ANSWER])
    await held(site, 1)
    expect([arrived(site), site.calls()]).toEqual([[], []])
  })

  test('is held as the Web SDK’s beacon of a Blob, whose text follows', async () => {
    const site = await open()
    const sent = await site.page.evaluate(
      ([url, body]) => navigator.sendBeacon(url, new Blob([body], { type: 'text/plain; charset=UTF-8' })),
      [edge(site, 'collect'), DISPLAY] as const,
    )
    expect(sent).toBe(true)
    expect(await held(site, 2)).toEqual([
      { call: 1, transport: 'beacon', url: absolute(edge(site, 'collect')) },
      { call: 1, body: DISPLAY },
    ])
    await flush(site)
    expect(arrived(site)).toEqual([])
  })

  test('leaves as usual when it also requests decisions, or is not a call to Target', async () => {
    const site = await open()
    await site.page.evaluate(
      async ([delivery, interact, fetches, viewChange, notification]) => {
        navigator.sendBeacon(delivery, fetches)
        navigator.sendBeacon(delivery, new Blob([notification]))
        await fetch(interact, { method: 'POST', body: viewChange })
        await fetch(new Request(delivery, { method: 'POST', body: notification }))
        await fetch(`/other?${delivery}`, { method: 'POST', body: notification })
        const xhr = new XMLHttpRequest()
        xhr.open('POST', delivery)
        xhr.send(fetches)
        await new Promise(resolve => (xhr.onloadend = resolve))
      },
      [site.delivery, edge(site, 'interact'), FETCHES, VIEW_CHANGE, NOTIFICATION] as const,
    )
    await expect.poll(() => arrived(site).length, { timeout: PATIENCE }).toBe(6)
    await flush(site)
    expect(site.events()).toEqual([])
  })
})

describe('a page in hold mode', () => {
  test('that is left has reported what it held, and nothing of it leaves', async () => {
    const site = await visit(`<script>
      addEventListener('pagehide', () => navigator.sendBeacon('DELIVERY', '${NOTIFICATION}'))
    </script>`)
    observer.server.pages.set('/after', '')
    await site.page.goto(absolute('/after'))
    expect(await held(site, 1)).toMatchObject([{ transport: 'beacon', body: NOTIFICATION }])
    expect(arrived(site)).toEqual([])
  })

  test('lets calls leave that could not be reported: too large, too many, or with nothing listening', async () => {
    const site = await visit()
    const large = `{"notifications":[{"id":"${'x'.repeat(65_536)}"}]}`
    await site.page.evaluate(([url, body]) => fetch(url, { method: 'POST', body }), [site.delivery, large] as const)
    expect(arrived(site)).toHaveLength(1)

    await site.page.evaluate(
      async ([url, body]) => {
        for (let count = 0; count < 60; count += 1) await fetch(url, { method: 'POST', body })
      },
      [site.delivery, NOTIFICATION] as const,
    )
    await flush(site)
    const left = arrived(site).length - 1
    expect(left).toBeGreaterThanOrEqual(10)
    await held(site, 60 - left)
    expect(site.leftOut()).toEqual([])

    const silent = await visit()
    await silent.page.evaluate(
      ([url, body]) => {
        document.open()
        document.write('<p>written later</p>')
        document.close()
        return fetch(url, { method: 'POST', body })
      },
      [silent.delivery, NOTIFICATION] as const,
    )
    expect(arrived(silent)).toHaveLength(1)
  })

  test('gets the browser’s own answer for a beacon of a Blob that is too large to be reported', async () => {
    const site = await visit()
    const send = (url: string) => navigator.sendBeacon(url, new Blob(['x'.repeat(65_537)]))
    // Chromium queues no more than 64 KiB, Firefox does.
    const isQueued = await site.page.evaluate(send, edge(site, 'collect'))
    await expect.poll(() => arrived(site).length > 0, { timeout: PATIENCE }).toBe(isQueued)
    expect(site.events()).toEqual([])
  })

  test('has natives replaced later, and a prototype with members, left out of the decision', async () => {
    const site = await visit()
    const sent = await site.page.evaluate(
      ([url, body]) => {
        const broken = (): never => {
          throw new Error('the page’s own')
        }
        JSON.parse = broken
        JSON.stringify = broken
        Object.assign(globalThis, { CustomEvent: undefined, Response: undefined })
        Object.assign(Object.prototype, { prefetch: {}, execute: {} })
        return navigator.sendBeacon(url, body)
      },
      [site.delivery, NOTIFICATION] as const,
    )
    expect(sent).toBe(true)
    await site.page.close()
    expect(await held(site, 1)).toMatchObject([{ body: NOTIFICATION }])
    expect(arrived(site)).toEqual([])
  })

  test('gets the browser’s errors for wrong calls and aborted fetches', async () => {
    const site = await visit()
    const seen = await site.page.evaluate(
      async ([url, body]) => {
        const nameOf = (error: unknown): string => (error as Error).name
        const errorOf = (call: () => unknown): string => {
          try {
            return String(call())
          } catch (error) {
            return nameOf(error)
          }
        }
        const { sendBeacon } = navigator
        const signal = AbortSignal.abort()
        const xhr = new XMLHttpRequest()
        return [
          errorOf(() => sendBeacon(url, body)),
          errorOf(() => xhr.send(body)),
          await fetch(url, { method: 'POST', body, signal }).catch(nameOf),
          [fetch.name, fetch.length, sendBeacon.name, sendBeacon.length, xhr.open.name, xhr.send.length],
        ]
      },
      [site.delivery, NOTIFICATION] as const,
    )
    expect(seen).toEqual(['TypeError', 'InvalidStateError', 'AbortError', ['fetch', 1, 'sendBeacon', 1, 'open', 0]])
    expect(site.events()).toEqual([])
  })

  test('whose policy allows no data: URL gets an error for a held XMLHttpRequest, which stays held', async () => {
    const site = await visit(`<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`)
    const seen = await site.page.evaluate(
      ([url, body]) =>
        new Promise(resolve => {
          const xhr = new XMLHttpRequest()
          xhr.open('POST', url)
          xhr.onloadend = () => resolve(xhr.status)
          xhr.send(body)
        }),
      [site.delivery, NOTIFICATION] as const,
    )
    expect(seen).toBe(0)
    expect(await held(site, 1)).toMatchObject([{ transport: 'XHR' }])
    expect(arrived(site)).toEqual([])
  })
})
