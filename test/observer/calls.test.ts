import { MAX_METHOD_CHARACTERS, MAX_URL_CHARACTERS } from '../../src/core/exchange/cut.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, startObserver, type Observer } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
})

const text = (value: string) => ({ kind: 'text', text: value, length: value.length })
const gotten = (body: string) => text(JSON.stringify({ got: body }))

describe('the page observer reports', () => {
  test('an XMLHttpRequest of the first inline script of a page, with both bodies, status and times', async () => {
    const before = Date.now()
    const site = await observer.visit(
      `<script>const x = new XMLHttpRequest(); x.open('post', 'DELIVERY'); x.send('{"a":"ä"}')</script>`,
    )
    const [seen] = await site.ended(1)
    expect(seen).toMatchObject({
      kinds: ['request', 'response'],
      request: { call: 1, transport: 'XHR', method: 'POST', body: text('{"a":"ä"}') },
      end: { kind: 'response', status: 200, body: gotten('{"a":"ä"}') },
    })
    expect(seen?.request.url).toBe(new URL(site.delivery, site.page.url()).href)
    expect(seen?.request.time).toBeGreaterThan(before - 5000)
    expect(seen?.end?.time).toBeGreaterThan(seen?.request.time ?? Infinity)
    expect(seen?.end?.time).toBeLessThan(Date.now() + 5000)
  })

  test('a call that is made before there is a relay', async () => {
    observer.server.pages.set('/early', '')
    const { page } = await observer.visit('')
    await page.goto(new URL('/early', page.url()).href)
    const isEarly = (url: string): boolean => url.endsWith('?client=early')
    await expect.poll(() => observer.urls().filter(isEarly).length, { timeout: PATIENCE }).toBe(1)
  })

  test('fetches by string, URL object and Request', async () => {
    const site = await observer.visit(`<script>
      fetch('DELIVERY', { method: 'post', body: 'string' })
        .then(() => fetch(new URL('DELIVERY', location), { method: 'POST', body: 'URL' }))
        .then(() => fetch(new Request('DELIVERY', { method: 'POST', body: 'Request' })))
        .then(() => fetch(new Request('DELIVERY', { method: 'POST', body: 'old' }), { method: 'PUT', body: 'init' }))
        .then(() => fetch('DELIVERY'))
    </script>`)
    const seen = await site.ended(5)
    expect(seen.map(({ request }) => request.method)).toEqual(['POST', 'POST', 'POST', 'PUT', 'GET'])
    expect(seen.map(({ request, body }) => body?.body ?? request.body)).toEqual([
      text('string'),
      text('URL'),
      text('Request'),
      text('init'),
      { kind: 'none' },
    ])
    expect(seen.map(({ end }) => end?.kind === 'response' && end.body)).toEqual(
      ['string', 'URL', 'Request', 'init', ''].map(gotten),
    )
  })

  test('beacons by string, Blob and bytes, with what sendBeacon returned', async () => {
    const site = await observer.visit(`<script>
      window.returned = [
        navigator.sendBeacon('DELIVERY', 'string'),
        navigator.sendBeacon('DELIVERY', new Blob(['Blob'], { type: 'text/plain' })),
        navigator.sendBeacon('DELIVERY', new TextEncoder().encode('bytes')),
      ]
    </script>`)
    await expect.poll(() => site.calls().length, { timeout: PATIENCE }).toBe(3)
    await expect.poll(() => site.calls()[1]?.body?.body, { timeout: PATIENCE }).toEqual(text('Blob'))
    const seen = site.calls()
    expect(seen.map(({ request }) => request.queued)).toEqual([true, true, true])
    expect(await site.page.evaluate('returned')).toEqual([true, true, true])
    expect(seen[0]?.request).toMatchObject({ transport: 'beacon', method: 'POST', body: text('string') })
    expect(seen[1]?.request.body).toEqual({ kind: 'pending' })
    expect(seen[2]?.request.body).toEqual(text('bytes'))
  })

  test('a beacon that is too large, with what sendBeacon returned', async () => {
    const site = await observer.visit(`<script>navigator.sendBeacon('DELIVERY', 'x'.repeat(70000))</script>`)
    await expect.poll(() => site.calls().map(({ request }) => request.queued), { timeout: PATIENCE }).toEqual([false])
  })

  test('a beacon that the page sends while it is left', async () => {
    const site = await observer.visit(
      `<script>addEventListener('pagehide', () => navigator.sendBeacon('DELIVERY', 'bye'))</script>`,
    )
    await site.page.goto('about:blank')
    await expect.poll(() => site.calls()[0]?.request.body, { timeout: PATIENCE }).toEqual(text('bye'))
  })

  test('bodies of every kind that the platform takes, or why it cannot', async () => {
    const site = await observer.visit(`<script>
      const bytes = new TextEncoder().encode('bytes')
      const form = new FormData(); form.set('a', 'b')
      const bodies = [new URLSearchParams({ a: 'b c' }), bytes, bytes.buffer, new Blob(['Blob']), form, document, 7, null,
        { toString() { window.asked = (window.asked ?? 0) + 1; return 'asked' } }]
      const send = i => { if (i === bodies.length) return
        const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.onloadend = () => send(i + 1); x.send(bodies[i]) }
      send(0)
    </script>`)
    const seen = await site.ended(9)
    await expect.poll(() => site.calls()[3]?.body?.body, { timeout: PATIENCE }).toEqual(text('Blob'))
    expect(seen.map(({ request }) => request.body)).toEqual([
      text('a=b+c'),
      text('bytes'),
      text('bytes'),
      { kind: 'pending' },
      { kind: 'unreadable', reason: 'FormData' },
      { kind: 'unreadable', reason: 'Document' },
      text('7'),
      { kind: 'none' },
      { kind: 'unreadable', reason: 'an object that only the page can turn into text' },
    ])
    expect(await site.page.evaluate('asked')).toBe(1)
  })

  test('the beginning of bytes that are too many, without the character that is cut, and how many they are', async () => {
    const MAX = 4 * 1024 * 1024
    const site = await observer.visit(`<script>
      const text = 'a' + 'é'.repeat(${MAX} / 2), bytes = new TextEncoder().encode(text)
      const inside = new Uint8Array(bytes.length + 8); inside.set(bytes, 3)
      const part = [inside.buffer, 3, bytes.length]
      const bodies = [bytes, bytes.buffer, new DataView(...part), new Uint8Array(...part), new Blob([bytes])]
      const send = i => { if (i === bodies.length) return fetch(new Request('DELIVERY&status=204', { method: 'POST', body: bytes }))
        const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY&status=204'); x.onloadend = () => send(i + 1); x.send(bodies[i]) }
      send(0)
    </script>`)
    await site.ended(6)
    const late = () =>
      site.calls().map(({ request, body }) => (request.body.kind === 'pending' ? body?.body : request.body))
    await expect.poll(() => late().every(body => body), { timeout: PATIENCE }).toBe(true)
    for (const body of late()) {
      expect(body?.kind === 'text' && [body.text.length, body.text.slice(0, 2), body.text.slice(-1)]).toEqual([
        MAX / 2,
        'aé',
        'é',
      ])
      expect(body?.kind === 'text' && body.length).toBe(MAX + 1)
    }
  })

  test.each(['', 'text', 'json', 'arraybuffer', 'blob'])('a response of responseType "%s"', async responseType => {
    const site = await observer.visit(`<script>
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.responseType = '${responseType}'
      x.onload = () => { const r = x.response
        if (x.responseType === 'json') r.got = 'changed by the page'
        if (x.responseType === 'arraybuffer') structuredClone(r, { transfer: [r] }) }
      x.send('é')
    </script>`)
    const [seen] = await site.ended(1)
    expect(seen?.end).toMatchObject({ kind: 'response', status: 200, body: gotten('é') })
  })

  test('a document response as unreadable', async () => {
    const site = await observer.visit(`<script>
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.responseType = 'document'; x.send('x')
    </script>`)
    const [seen] = await site.ended(1)
    expect(seen?.end).toMatchObject({ kind: 'response', status: 200, body: { kind: 'unreadable' } })
  })

  test('synchronous requests, and those that a handler of the page opens again', async () => {
    const site = await observer.visit(`<script>
      const s = new XMLHttpRequest(); s.open('POST', 'DELIVERY', false); s.send('sync'); window.sync = s.responseText
      const x = new XMLHttpRequest(); let n = 0
      x.onreadystatechange = () => { if (x.readyState === 4 && n++ === 0) { x.open('POST', 'DELIVERY'); x.send('second') } }
      x.open('POST', 'DELIVERY'); x.send('first')
    </script>`)
    const seen = await site.ended(3)
    expect(seen.map(({ end }) => end?.kind === 'response' && end.body)).toEqual(['sync', 'first', 'second'].map(gotten))
    expect(seen.every(({ kinds }) => kinds.join() === 'request,response')).toBe(true)
    expect(await site.page.evaluate('sync')).toBe('{"got":"sync"}')
  })

  test('a 204 as an answer without a body', async () => {
    const site = await observer.visit(`<script>
      fetch('DELIVERY&status=204', { method: 'POST', body: 'f' })
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY&status=204'); x.send('x')
    </script>`)
    for (const { end } of await site.ended(2)) {
      expect(end).toMatchObject({ kind: 'response', status: 204, body: { kind: 'none' } })
    }
  })

  test('a call that hangs, before it is answered', async () => {
    const site = await observer.visit(`<script>fetch('DELIVERY&hang', { method: 'POST', body: 'waiting' })</script>`)
    await expect.poll(() => site.calls()[0]?.request.body, { timeout: PATIENCE }).toEqual(text('waiting'))
    expect(site.calls()[0]?.end).toBeUndefined()
  })

  test('why a call failed: the network, an abort or a timeout', async () => {
    const site = await observer.visit(`<script>
      const elsewhere = location.origin.replace('127.0.0.1', 'localhost')
      const post = signal => ({ method: 'POST', body: 'x', signal })
      const xhr = (url, act) => { const x = new XMLHttpRequest(); x.open('POST', url); x.timeout = 0; act?.(x); x.send('x'); return x }
      const quiet = promise => promise.catch(() => {})
      const soon = new AbortController()
      quiet(fetch(elsewhere + 'DELIVERY&refuse', post()))
      quiet(fetch('DELIVERY&reset', post()))
      quiet(fetch('DELIVERY&hang', post(soon.signal)))
      quiet(fetch('DELIVERY', post(AbortSignal.abort())))
      quiet(fetch('DELIVERY&hang', post(AbortSignal.timeout(20))))
      quiet(fetch(new Request('DELIVERY&hang', post(AbortSignal.timeout(20)))))
      xhr(elsewhere + 'DELIVERY&refuse')
      xhr('DELIVERY&reset')
      xhr('DELIVERY&hang').abort()
      xhr('DELIVERY&hang', x => { x.timeout = 20 })
      xhr('DELIVERY&hang').open('GET', '/elsewhere')
      try { const s = new XMLHttpRequest(); s.open('POST', elsewhere + 'DELIVERY&refuse', false); s.send('x') } catch {}
      soon.abort('a reason of the page')
    </script>`)
    const seen = await site.ended(12)
    expect(seen.map(({ end }) => (end?.kind === 'failure' ? end.reason : end))).toEqual([
      'network',
      'network',
      'abort',
      'abort',
      'timeout',
      'timeout',
      'network',
      'network',
      'abort',
      'timeout',
      'abort',
      'network',
    ])
  })

  test('calls that page code makes inside another, by a getter of its options, and those after one that throws', async () => {
    const site = await observer.visit(`<script>
      const inside = (depth, body) => fetch('DELIVERY', { method: 'POST', get body() { return body(depth) } })
      const nest = depth => depth > 2 ? 'innermost' : (inside(depth + 1, nest), 'at ' + depth)
      inside(0, nest)
      const open = (method, then) => { const x = new XMLHttpRequest(); x.open(method, 'DELIVERY'); x.send(then); return x }
      const refused = act => { try { act() } catch ({ name }) { return name } }
      window.refused = [refused(() => open('TRACE', 'never')), refused(() => open('POST', 'first').send('second'))]
      open('POST', 'last')
    </script>`)
    const seen = await site.ended(6)
    expect(seen.map(({ end }) => end?.kind === 'response' && end.body)).toEqual(
      ['at 0', 'at 1', 'at 2', 'innermost', 'first', 'last'].map(gotten),
    )
    expect(await site.page.evaluate('window.refused')).toEqual(['SecurityError', 'InvalidStateError'])
  })

  test('calls after some that were made where the stack is full', async () => {
    const site = await observer.visit(`<script>
      const call = body => fetch('DELIVERY', { method: 'POST', body })
      const deep = () => {
        try { return deep() } catch {}
        call('deep')
        return true
      }
      window.wasMade = deep()
      call('after').then(answer => answer.text()).then(text => { window.answer = text })
    </script>`)
    await site.page.waitForFunction('window.answer', null, { timeout: PATIENCE })
    expect(await site.page.evaluate('window.wasMade')).toBe(true)
    const bodies = (): unknown[] => site.calls().map(({ end }) => end?.kind === 'response' && end.body)
    await expect.poll(bodies, { timeout: PATIENCE }).toContainEqual(gotten('after'))
  })

  test('a response of 30 MB cut, while the page gets all of it', async () => {
    const size = 30 * 1024 * 1024
    const site = await observer.visit(`<script>
      fetch('DELIVERY&size=${size}', { method: 'POST', body: 'f' }).then(r => r.text()).then(t => { window.fetched = t.length })
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY&size=${size}')
      x.onload = () => { window.loaded = x.responseText.length }; x.send('x')
    </script>`)
    for (const { end } of await site.ended(2)) {
      const body = end?.kind === 'response' && end.body.kind === 'text' ? end.body : undefined
      expect(body?.text.length).toBe(4 * 1024 * 1024)
      expect(body?.length).toBe(size)
    }
    await site.page.waitForFunction(`window.fetched === ${size} && window.loaded === ${size}`, null, {
      timeout: PATIENCE,
    })
  })

  test('a URL and a method that are very long cut, which shows', async () => {
    const site = await observer.visit(`<script>
      const call = (method, url) => { const x = new XMLHttpRequest(); x.open(method, url); x.send(); x.abort() }
      call('M'.repeat(100), 'DELIVERY&long=' + 'x'.repeat(1e6))
      call('POST', '/' + 'DELIVERY'.split('?')[1] + '/' + 'p'.repeat(1e6) + 'DELIVERY')
    </script>`)
    const requests = (await site.ended(2)).map(({ request }) => request)
    expect(requests.map(({ url }) => [url.length, url.endsWith('…')])).toEqual([
      [MAX_URL_CHARACTERS + 1, true],
      [MAX_URL_CHARACTERS + 1, true],
    ])
    expect(requests.map(({ method }) => method)).toEqual([`${'M'.repeat(MAX_METHOD_CHARACTERS)}…`, 'POST'])
  })

  test('a response in chunks, whose length is not stated, as longer than what was read', async () => {
    const size = 30 * 1024 * 1024
    const site = await observer.visit(`<script>
      fetch('DELIVERY&chunked&size=${size}', { method: 'POST', body: 'f' }).then(r => r.text()).then(t => { window.fetched = t.length })
    </script>`)
    const [{ end } = {}] = await site.ended(1)
    const body = end?.kind === 'response' && end.body.kind === 'text' ? end.body : undefined
    expect(body?.isLonger).toBe(true)
    expect(body?.text.length).toBe(4 * 1024 * 1024)
    expect(body?.length).toBeGreaterThan(4 * 1024 * 1024)
    expect(body?.length).toBeLessThan(size)
    await site.page.waitForFunction(`window.fetched === ${size}`, null, { timeout: PATIENCE })
  })

  test('Delivery calls at any host and under any prefix, and no others', async () => {
    const site = await observer.visit(`<base href="/base/"><script>
      const elsewhere = location.origin.replace('127.0.0.1', 'localhost')
      const urls = [elsewhere + 'DELIVERY', '/prefix' + 'DELIVERY', '..DELIVERY', 'DELIVERY#hash',
        'DELIVERY'.replace('?', '/?'), '/prefix' + 'DELIVERY'.replace('?', '//?'), 'DELIVERY'.replace('d', 'D'),
        '/rest/v1/delivery/more?client=site', '/rest/v1/deliver?client=site', '/other?u=DELIVERY', '/delivery']
      Promise.all(urls.map(url => fetch(url, { method: 'POST', body: 'x' }))).then(() => { window.done = true })
    </script>`)
    await site.page.waitForFunction('window.done', null, { timeout: PATIENCE })
    const paths = (await site.ended(6)).map(({ request }) => new URL(request.url).pathname)
    expect(paths).toEqual([
      '/rest/v1/delivery',
      '/prefix/rest/v1/delivery',
      '/rest/v1/delivery',
      '/rest/v1/delivery',
      '/rest/v1/delivery/',
      '/prefix/rest/v1/delivery//',
    ])
  })
})
