import { beforeAll, describe, expect, test } from 'vitest'
import { ASK, OFF, OFFER, REPORT, TAKEN } from '../../src/content/channel/names.ts'
import { bothReport } from './bothPages.ts'
import { spyOnBuiltIns, type Noticed } from './spyOnBuiltIns.ts'
import { PATIENCE, startObserver, type Observer, type Site } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
})

/** Page code: one call of each kind; `finished` counts the answers that the page got. */
const CALLS = `
  window.finished = 0
  fetch('DELIVERY', { method: 'POST', body: 'fetch' }).then(r => r.text()).then(t => { if (t === '{"got":"fetch"}') finished++ })
  const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY')
  x.onload = () => { if (x.responseText === '{"got":"XHR"}') finished++ }; x.send('XHR')
  navigator.sendBeacon('DELIVERY', 'beacon')`

const text = (value: string) => ({ kind: 'text', text: value, length: value.length })
const gotten = (body: string) => text(JSON.stringify({ got: body }))

async function expectAllSeen(site: Site): Promise<void> {
  await expect.poll(() => site.calls().length, { timeout: PATIENCE }).toBe(3)
  const seen = await site.ended(2)
  const shown = seen.map(({ request, end }) => [request.body, end?.kind === 'response' ? end.body : undefined])
  expect(shown).toEqual([
    [text('fetch'), text('{"got":"fetch"}')],
    [text('XHR'), text('{"got":"XHR"}')],
    [text('beacon'), undefined],
  ])
  await site.page.waitForFunction('finished === 2', null, { timeout: PATIENCE })
}

describe('the page observer sees all, and breaks nothing, in a page that', () => {
  test("freezes the prototypes and the window's functions", async () => {
    const site = await observer.visit(`<script>
      for (const name of ['Object', 'Array', 'String', 'Function', 'Promise', 'EventTarget', 'XMLHttpRequest', 'Navigator',
        'Response', 'Request', 'WeakMap', 'JSON']) { Object.freeze(window[name]); Object.freeze(window[name].prototype ?? {}) }
      Object.defineProperty(window, 'fetch', { writable: false, configurable: false })
      ${CALLS}</script>`)
    await expectAllSeen(site)
  })

  test('makes calls inside others, by getters of their options, and some that throw', async () => {
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

  test('makes calls where the stack is full, and others afterwards', async () => {
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

  test('spies on every built-in that an observer could use, and notices nothing', async () => {
    const secrets = ['mbox-inspector', '"kind":', '"transport"', '"number":', 'Mbox Inspector']
    const types = [ASK, OFFER, TAKEN, REPORT]
    const [observed, plain] = (await bothReport(
      observer,
      `const look = (${spyOnBuiltIns.toString()})(${JSON.stringify(secrets)}, ${JSON.stringify(types)}), timer = setTimeout
      window.targetGlobalSettings = { serverState: { request: {}, response: { a: ['b', 1, null] } } }
      document.dispatchEvent(new CustomEvent('at-request-start', { detail: { a: 1 } }))
      ${CALLS}
      // A proxy's handler would look for its traps on Object.prototype.
      void [fetch.name, x.open.length, 'name' in x.send]
      timer(function wait() { finished < 2 ? timer(wait, 50) : whenObserved(() => report(look())) })`,
      async site => {
        await site.ended(2)
        const counts = () => [site.calls().length, site.states().length, site.events().length]
        await expect.poll(counts, { timeout: PATIENCE }).toEqual([3, 1, 1])
      },
    )) as [Noticed, Noticed]
    expect(observed.called.toSorted()).toEqual(plain.called.toSorted())
    expect(plain.called).toContain('Promise.prototype.then')
    expect(observed.posted).toEqual([])
  })

  test('asks for the channel, offers its own and forges reports, also that its site is off', async () => {
    const forged = JSON.stringify({
      kind: 'request',
      call: 9,
      time: 1,
      transport: 'fetch',
      method: 'POST',
      url: 'http://forged/?client=site',
      body: { kind: 'none' },
    })
    const site = await observer.visit(`<script>
      window.got = []
      for (const target of [window, document, document.fonts]) target.addEventListener('${OFFER}', event => got.push(String(event.relatedTarget)))
      const ask = () => [document, document.fonts].forEach(target => target.dispatchEvent(new Event('${ASK}')))
      document.fonts.dispatchEvent(new Event('${OFF}'))
      ask()
      document.currentScript.remove()
      ask()
      const asked = got.length
      const mine = document.createComment('')
      mine.addEventListener('taken', () => got.push('taken'))
      for (const target of [document, document.fonts]) target.dispatchEvent(new MouseEvent('${OFFER}', { relatedTarget: mine }))
      for (const target of [mine, document, document.fonts, window]) target.dispatchEvent(new CustomEvent('${REPORT}', { detail: ${JSON.stringify(forged)} }))
      window.result = [asked, got.includes('taken')]
      ${CALLS}</script>`)
    await expectAllSeen(site)
    expect(await site.page.evaluate('result')).toEqual([0, false])
    expect(observer.urls().filter(url => url.startsWith('http://forged'))).toEqual([])
  })

  test('replaced fetch and XMLHttpRequest before the observer, and replaces them again', async () => {
    const site = await observer.visit(
      `<script>
        const before = window.fetch, open = XMLHttpRequest.prototype.open
        window.fetch = (...args) => before(...args)
        XMLHttpRequest.prototype.open = function (...args) { return open.apply(this, args) }
        window.XMLHttpRequest = class extends XMLHttpRequest { send(body) { super.send(body) } }
        ${CALLS}</script>`,
      {
        init: () => {
          const native = window.fetch
          window.fetch = (...args) => native(...args)
          Object.defineProperty(window, 'fetch', { writable: true, configurable: false })
        },
      },
    )
    await expectAllSeen(site)
  })

  test('leaves fetch unchangeable before the observer, which then sees the rest', async () => {
    const site = await observer.visit(`<script>${CALLS}</script>`, {
      init: () => {
        addEventListener('error', event => Object.assign(window, { broken: event.message }))
        Object.defineProperty(window, 'fetch', { writable: false, configurable: false })
      },
    })
    await expect.poll(() => site.calls().length, { timeout: PATIENCE }).toBe(2)
    await site.page.waitForFunction('finished === 2', null, { timeout: PATIENCE })
    expect(await site.page.evaluate('window.broken')).toBeUndefined()
  })

  test('throws from its getters, and gets its own errors only', async () => {
    const site = await observer.visit(`<script>
      const init = new Proxy({}, { get() { throw new Error('get') }, getOwnPropertyDescriptor() { throw new Error('descriptor') }, getPrototypeOf() { throw new Error('prototype') } })
      const { proxy, revoke } = Proxy.revocable({}, {}); revoke()
      window.log = []
      fetch('DELIVERY', init).catch(error => log.push(error.message))
      fetch(proxy).catch(error => log.push(error.name))
      try { new XMLHttpRequest().open('POST', proxy) } catch (error) { log.push(error.name) }
      try { navigator.sendBeacon('DELIVERY', proxy) } catch (error) { log.push(error.name) }
      try { XMLHttpRequest.prototype.open.call(document, 'POST', 'DELIVERY') } catch (error) { log.push(error.name) }
      window.log.sort(); ${CALLS}</script>`)
    await expectAllSeen(site)
    await expect.poll(() => site.page.evaluate('log.length'), { timeout: PATIENCE }).toBe(5)
    expect(await site.page.evaluate('log.sort()')).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError', 'get'])
  })

  test('has promises whose constructor, species and then throw', async () => {
    const site = await observer.visit(`<script>
      window.finished = 0
      const { then } = Promise.prototype, hostile = { configurable: true, get() { throw new Error('mine') } }
      const promise = fetch('DELIVERY', { method: 'POST', body: 'fetch' })
      then.call(promise, response => then.call(response.text(), text => { if (text === '{"got":"fetch"}') finished++ }))
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.responseType = 'blob'
      x.onload = () => finished++; x.send('XHR')
      Object.defineProperty(Promise.prototype, 'constructor', hostile)
      Object.defineProperty(Promise, Symbol.species, hostile)
      Object.defineProperty(Promise.prototype, 'then', hostile)
      navigator.sendBeacon('DELIVERY', 'beacon')
      fetch('DELIVERY', { method: 'POST', body: new Blob(['late']) })
      fetch(new Request('DELIVERY', { method: 'POST', body: 'later' }))</script>`)
    const seen = await site.ended(4)
    const answers = seen.map(({ end }) => (end?.kind === 'response' && end.body.kind === 'text' ? end.body.text : end))
    expect(answers).toEqual(['{"got":"fetch"}', '{"got":"XHR"}', undefined, '{"got":"late"}', '{"got":"later"}'])
    await expect
      .poll(() => site.calls().map(({ body }) => body?.body.kind), { timeout: PATIENCE })
      .toEqual([undefined, undefined, undefined, 'text', 'text'])
  })

  test('has prototypes without an end in what it passes and reports', async () => {
    const site = await observer.visit(`<script>
      window.asked = []
      const endless = target => { const at = asked.push(0) - 1; const proxy = new Proxy(target, { getPrototypeOf() {
        if (++asked[at] > 100_000) throw new Error('without an end')
        return proxy } }); return proxy }
      document.dispatchEvent(new CustomEvent('at-request-start', { detail: endless({}) }))
      fetch('DELIVERY', endless({ method: 'POST' }))</script>`)
    const [seen] = await site.ended(1)
    expect(seen?.request.method).toBe('POST')
    const [detail, init] = await site.page.evaluate<number[]>('asked')
    expect(detail).toBeLessThan(25_000)
    expect(init).toBeLessThan(1000)
  })
})
