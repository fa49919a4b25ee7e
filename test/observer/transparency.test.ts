import { beforeAll, describe, expect, test } from 'vitest'
import { bothPages, bothReport, type IsObserved } from './bothPages.ts'
import { PATIENCE, startObserver, type Observer } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
})

const both = (script: string, isObserved?: IsObserved) => bothPages(observer, script, isObserved)

/** Resolves once the reports are there of so many calls, of their ends, and of bodies that take time to read. */
function reportsOf(expected: { calls: number; ends: number; bodies: number }): IsObserved {
  return async site => {
    const counts = () => {
      const seen = site.calls()
      return {
        calls: seen.length,
        ends: seen.filter(one => one.end).length,
        bodies: seen.filter(one => one.body).length,
      }
    }
    await expect.poll(counts, { timeout: PATIENCE, message: 'reports of calls' }).toEqual(expected)
  }
}

describe('a page that is observed is as one that is not', () => {
  test('in what its functions look like', async () => {
    const [observed, plain] = await both(`
      const look = (owner, name) => {
        const { value, ...flags } = Object.getOwnPropertyDescriptor(owner, name)
        let made; try { new value() } catch (e) { made = e.name + (e.message.includes('not a constructor') ? '' : e.message) }
        let called; try { called = typeof Reflect.apply(value, {}, []) } catch (e) { called = e.name + e.message }
        if (called === 'object') Reflect.apply(value, {}, []).catch(() => {})
        return [flags, value.name, value.length, String(value), value.toString(), Function.prototype.toString.call(value),
          Reflect.ownKeys(value), 'prototype' in value, Object.getPrototypeOf(value) === Function.prototype, made, called]
      }
      addEventListener('unhandledrejection', event => event.preventDefault())
      window.result = [
        look(window, 'fetch'), look(XMLHttpRequest.prototype, 'open'), look(XMLHttpRequest.prototype, 'send'),
        look(Navigator.prototype, 'sendBeacon'), look(Function.prototype, 'toString'),
        Reflect.ownKeys(window).map(String).sort(), Reflect.ownKeys(document).map(String), Reflect.ownKeys(navigator).map(String),
        Reflect.ownKeys(new XMLHttpRequest()).map(String), document.documentElement.outerHTML.length,
        class { private() {} }.toString(), (() => { try { Function.prototype.toString.call({}) } catch (e) { return e.message } })(),
      ]`)
    expect(observed).toEqual(plain)
  })

  test('in the order of the properties of its prototypes', async () => {
    const [observed, plain] = await both(`
      window.result = [XMLHttpRequest.prototype, Navigator.prototype, Function.prototype].map(owner =>
        [Object.keys(owner), Reflect.ownKeys(owner).map(String)])`)
    expect(observed).toEqual(plain)
  })

  test('in the order of the properties of its window', async () => {
    const [observed, plain] = await both(`
      window.result = [Object.keys(window), Reflect.ownKeys(window).map(String)]`)
    expect(observed).toEqual(plain)
  })

  test('in its settings for Target, the ids of its timers and what its event listeners and dispatches report', async () => {
    const [observed, plain] = await both(
      `
      const log = []
      const look = owner => Object.entries(Object.getOwnPropertyDescriptors(owner)).map(([name, { value, ...flags }]) =>
        [name, typeof value, flags])
      const at = Object.getOwnPropertyDescriptor(window, 'targetGlobalSettings')
      window.targetGlobalSettings = { serverState: { request: { id: 1 }, response: { a: [] } } }
      const { value, ...flags } = Object.getOwnPropertyDescriptor(window, 'targetGlobalSettings')
      const event = new CustomEvent('at-request-start', { detail: { a: 1 }, cancelable: true })
      document.addEventListener('at-request-start', e => { e.preventDefault(); log.push(e.defaultPrevented, e.eventPhase, e.composedPath().length) })
      log.push(document.dispatchEvent(event), event.defaultPrevented, event.detail)
      for (let i = 0; i < 300; i++) document.dispatchEvent(new CustomEvent('at-request-failed', { detail: i }))
      const first = setTimeout(() => {})
      whenObserved(() => {
        const ids = [first, setTimeout(() => {}), setInterval(() => {}, 1e6), requestIdleCallback(() => {})]
        window.result = [at, flags, look(targetGlobalSettings), look(value.serverState), look(value.serverState.response), log, ids,
          Object.isExtensible(value), Reflect.ownKeys(window).map(String).sort(), Reflect.ownKeys(document).map(String),
          Reflect.ownKeys(event).map(String), performance.getEntries().map(e => e.entryType).filter(t => t === 'mark' || t === 'measure')]
      })`,
      async site => {
        const counts = () => [
          site.states().length,
          site.events().length + site.leftOut().reduce((sum, { count }) => sum + count, 0),
        ]
        await expect.poll(counts, { timeout: PATIENCE, message: 'states and events' }).toEqual([1, 301])
      },
    )
    expect(observed).toEqual(plain)
  })

  test('in what its fonts report', async () => {
    const [observed, plain] = await both(`
      const log = [document.fonts.status, document.fonts.size, Reflect.ownKeys(document.fonts).map(String)]
      for (const type of ['loading', 'loadingdone', 'loadingerror'])
        document.fonts.addEventListener(type, e => log.push([type, e.fontfaces.length, document.fonts.status]))
      document.fonts.ready.then(fonts => log.push(['ready', fonts === document.fonts, fonts.status]))
      const face = new FontFace('no font', 'url(DELIVERY)')
      document.fonts.add(face)
      face.load().catch(error => log.push(error.name))
      document.fonts.addEventListener('loadingerror', () => setTimeout(() => { window.result = log }))`)
    expect(observed).toEqual(plain)
  })

  test('in which promise a fetch elsewhere returns', async () => {
    const site = await observer.visit(
      `<script>
        const elsewhere = fetch('/elsewhere'), delivery = fetch('DELIVERY', { method: 'POST', body: 'x' })
        window.result = [elsewhere === made[0], delivery instanceof Promise]
      </script>`,
      {
        // Runs before the observer: as another extension's wrapper would.
        init: () => {
          const native = window.fetch
          const made: unknown[] = []
          Object.assign(window, {
            made,
            fetch: (...args: Parameters<typeof fetch>) => {
              const promise = native(...args)
              made.push(promise)
              return promise
            },
          })
        },
      },
    )
    expect(await site.page.evaluate('result')).toEqual([true, true])
    await site.ended(1)
  })

  test('in the order, the number and the promise of unhandled rejections', async () => {
    const [observed, plain] = await both(`
      const log = [], elsewhere = location.origin.replace('127.0.0.1', 'localhost')
      addEventListener('unhandledrejection', event => { event.preventDefault()
        log.push(['unhandled', event.reason.name, event.promise === loose]) })
      addEventListener('rejectionhandled', () => log.push('handled later'))
      const post = { method: 'POST', body: 'x' }
      const loose = fetch(elsewhere + 'DELIVERY&refuse', post)
      fetch('DELIVERY&reset', post).catch(error => log.push(['caught', error.name, error.message]))
      fetch('DELIVERY', { method: 'GET', body: 'x' }).catch(error => log.push(['caught', error.name, error.message.length]))
      const enough = () => log.length > 2 ? (window.result = log.map(String).sort()) : setTimeout(enough, 20)
      enough()`)
    expect(observed).toEqual(plain)
  })

  test('in the tick in which a fetch with an aborted signal rejects', async () => {
    const [observed, plain] = await both(`
      const log = []
      fetch('DELIVERY', { method: 'POST', body: 'x', signal: AbortSignal.abort() }).catch(e => log.push(e.name))
      Promise.resolve().then(() => log.push(1)).then(() => log.push(2)).then(() => log.push(3)).then(() => { window.result = log })`)
    expect(observed).toEqual(plain)
  })

  test('in how often its objects are asked, and for what', async () => {
    const [observed, plain] = await both(
      `
      const log = []
      const spied = (name, target) => new Proxy(target, { get: (t, key) => { log.push(name + '.' + String(key)); const v = t[key]
        return typeof v === 'function' ? v.bind(t) : v } })
      const init = { get method() { log.push('method'); return 'POST' }, get body() { log.push('body'); return 'x' } }
      const body = { toString() { log.push('toString'); return 'x' } }
      const calls = [
        () => fetch('DELIVERY', init),
        () => fetch({ toString() { log.push('url'); return 'DELIVERY' } }, init),
        () => fetch('DELIVERY', spied('init', { method: 'POST', body: 'x' })),
        () => fetch('DELIVERY', { method: 'POST', get body() { throw new Error('mine') } }).catch(e => log.push(e.message)),
        () => { const x = new XMLHttpRequest(); x.open({ toString() { log.push('m'); return 'POST' } }, 'DELIVERY'); x.send(body) },
        () => navigator.sendBeacon({ toString() { log.push('b'); return 'DELIVERY' } }, body),
      ]
      const errors = calls.map(call => { try { return String(call()) } catch (e) { return e.name } })
      whenObserved(() => { window.result = [log, errors] })`,
      reportsOf({ calls: 4, ends: 4, bodies: 0 }),
    )
    expect(observed).toEqual(plain)
  })

  test('in what a response can do, and in what XMLHttpRequest reports and when', async () => {
    const [observed, plain] = await both(`
      const log = []
      const x = new XMLHttpRequest()
      for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'error', 'abort', 'timeout'])
        x.addEventListener(type, e => log.push([type, x.readyState, x.status, e.lengthComputable]))
      x.open('POST', 'DELIVERY'); log.push(x.readyState); x.send('x'); log.push(x.readyState)
      try { x.send('again') } catch (e) { log.push(e.name, e.message.length) }
      try { x.open('POST', 'http://[') } catch (e) { log.push(e.name) }
      try { x.open('TRACE', 'DELIVERY') } catch (e) { log.push(e.name) }
      const both = Promise.all([
        new Promise(resolve => { x.onloadend = resolve }),
        fetch('DELIVERY', { method: 'POST', body: 'x' }).then(async r => {
          log.push([r.bodyUsed, r.type, new URL(r.url).pathname, r.ok, r.body.locked])
          const c = r.clone(); return [await r.text(), await c.text(), r.bodyUsed] }),
      ])
      both.then(([, r]) => { window.result = [log.filter(l => Array.isArray(l) && l[0] !== 'progress').map(String).sort(),
        log.filter(l => !Array.isArray(l)), r] })`)
    expect(observed).toEqual(plain)
  })

  test('in the requests that the server gets: no preflight more', async () => {
    const requests: string[][] = []
    for (const observed of [true, false]) {
      const site = await observer.visit(
        `<script>
          const elsewhere = location.origin.replace('127.0.0.1', 'localhost')
          const x = new XMLHttpRequest(); x.open('POST', elsewhere + 'DELIVERY'); x.withCredentials = true
          x.setRequestHeader('Content-Type', 'text/plain'); x.onload = () => { window.loaded = true }; x.send('{}')
        </script>`,
        { observed },
      )
      await site.page.waitForFunction('window.loaded', null, { timeout: PATIENCE })
      requests.push(observer.server.requests.filter(line => line.includes(`${site.delivery} `)))
    }
    expect(requests.map(lines => lines.map(line => line.slice(0, 5)))).toEqual([['POST '], ['POST ']])
  })

  test('in the file and line that errors, reports of its policy and of deprecations name', async () => {
    const [observed, plain] = await both(`
      const log = []
      onerror = (message, file, line, column) => { log.push(['error', message, file, line, column]); return true }
      document.addEventListener('securitypolicyviolation', e => log.push(['policy', e.blockedURI, e.sourceFile, e.lineNumber, e.columnNumber]))
      if (window.ReportingObserver) new ReportingObserver(reports => { for (const { type, body } of reports)
        log.push([type, body.id, body.sourceFile, body.lineNumber, body.columnNumber]) }, { buffered: true }).observe()
      const policy = document.createElement('meta'); policy.httpEquiv = 'Content-Security-Policy'; policy.content = "connect-src 'self'"
      document.head.append(policy)
      fetch('http://localhost:1/DELIVERY').catch(() => {})
      const x = new XMLHttpRequest(); x.open('POST', 'http://localhost:1/DELIVERY'); x.send()
      navigator.sendBeacon('http://localhost:1/DELIVERY')
      setTimeout(() => { new XMLHttpRequest().open('POST', 'http://[') })
      setTimeout(() => { const sync = new XMLHttpRequest(); sync.open('POST', 'DELIVERY', false); sync.send('x') })
      const wait = () => log.filter(([kind]) => kind === 'policy').length < 3 || log.length < (navigator.userAgent.includes('Chrome') ? 8 : 4)
        ? setTimeout(wait, 20) : (window.result = log.map(String).sort())
      wait()`)
    expect(observed).toEqual(plain)
  })

  test('in the constructor, the species and the then that its promises are asked for', async () => {
    const [observed, plain] = await bothReport(
      observer,
      `const asked = []
      const count = (owner, key) => { const { value, get } = Object.getOwnPropertyDescriptor(owner, key)
        Object.defineProperty(owner, key, { configurable: true, get() { asked.push(String(key)); return get ? get.call(this) : value } }) }
      count(Promise.prototype, 'constructor'); count(Promise, Symbol.species); count(Promise.prototype, 'then')
      fetch('DELIVERY', { method: 'POST', body: 'x' })
      fetch('DELIVERY', { method: 'POST', body: new Blob(['x']) })
      fetch(new Request('DELIVERY', { method: 'POST', body: 'x' }))
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.responseType = 'blob'; x.send(new Blob(['x']))
      navigator.sendBeacon('DELIVERY', new Blob(['x']))
      const promise = fetch('DELIVERY', { method: 'POST', body: 'x' })
      whenObserved(() => report([asked, Reflect.ownKeys(promise).length]))`,
      reportsOf({ calls: 6, ends: 5, bodies: 4 }),
    )
    expect(observed).toEqual(plain)
    expect(plain).toEqual([[], 0])
  })

  test('in the names that are looked up on Object.prototype: none of the observer', async () => {
    const names = [...new Set(observer.script.match(/[A-Za-z_$][\w$]*/g))].filter(name => name !== 'then')
    const [observed, plain] = await bothReport(
      observer,
      `const asked = {}, { defineProperty, setPrototypeOf } = Object, bare = object => setPrototypeOf(object, null)
      for (const name of ${JSON.stringify(names)}) if (!(name in Object.prototype)) defineProperty(Object.prototype, name, bare({
        configurable: true, get() { asked['get ' + name] = true },
        set(value) { asked['set ' + name] = true; defineProperty(this, name, bare({ value, writable: true, enumerable: true, configurable: true })) } }))
      window.targetGlobalSettings = { serverState: { request: {}, response: { a: ['b', 1, null] } } }
      document.dispatchEvent(new CustomEvent('at-request-start', { detail: { a: 1, b: [{}] } }))
      const init = { method: 'POST', body: 'x' }
      const bodies = ['x', new Blob(['x']), new Uint8Array(1), new ArrayBuffer(1), new URLSearchParams('a=b'), new FormData(), document]
      for (const body of bodies.slice(0, -1)) { fetch('DELIVERY', { method: 'POST', body }); navigator.sendBeacon('DELIVERY', body) }
      fetch(new Request('DELIVERY', { method: 'POST', body: 'x' })); fetch('DELIVERY&reset', { method: 'POST' }).catch(() => {})
      for (const body of bodies) for (const type of ['', 'json', 'arraybuffer', 'blob', 'document']) {
        const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.responseType = type; x.send(body) }
      const x = new XMLHttpRequest(); x.open('POST', 'DELIVERY'); x.open('POST', '/elsewhere')
      try { x.open('POST', 'http://[') } catch {}
      String(fetch)
      whenObserved(() => { const found = Object.keys(asked).sort(); for (const name of ${JSON.stringify(names)}) delete Object.prototype[name]; report(found) })`,
      reportsOf({ calls: 49, ends: 43, bodies: 8 }),
    )
    expect(names.length).toBeGreaterThan(200)
    expect(observed).toEqual(plain)
  })

  test('in what Function.prototype.toString answers to any word of the observer', async () => {
    const words = [...new Set([...observer.script.matchAll(/[`'"]([^`'"]{1,60})[`'"]/g)].map(([, word]) => word))]
    const [observed, plain] = await both(`
      const texts = ${JSON.stringify(words)}.map(word => Function.prototype.toString.call(fetch, word))
      window.result = [...new Set([...texts, Function.prototype.toString.call(fetch, 'Mbox Inspector?')])]`)
    expect(words.length).toBeGreaterThan(30)
    expect(observed).toEqual(plain)
  })
})
