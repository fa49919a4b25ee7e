import { beforeAll, describe, expect, inject, test } from 'vitest'
import { bothPages, bothReport } from './bothPages.ts'
import { SIGNS, UNREAD } from './contract/signs.ts'
import { toCode, visitBoth, type Visits } from './contract/visitBoth.ts'
import { PATIENCE, startObserver, type Observer } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
})

const IS_CHROMIUM = inject('browser') === 'chromium'

/** Page code: stacks that a page sees in watched calls. */
const STACKS = `
  const out = {}, stack = () => new Error().stack
  fetch('DELIVERY', { get method() { out.fetch = stack(); return 'POST' } })
  const x = new XMLHttpRequest(); x.onreadystatechange = () => { out.open ??= stack() }; x.open('POST', 'DELIVERY')
  x.open({ toString() { out.elsewhere = stack(); return 'POST' } }, '/elsewhere')
  try { x.open('POST', 'http://[') } catch (error) { out.thrown = error.stack }
  try { x.send(); x.send() } catch (error) { out.sent = error.stack }
  navigator.sendBeacon({ toString() { out.beacon = stack(); return '/elsewhere' } })
  try { Function.prototype.toString.call({}) } catch (error) { out.toString = error.stack }
  window.result = out`

/** Page code: gives for a function how the platform describes it. */
const DESCRIPTIONS = `
  const message = act => { try { return act() } catch (error) { return error.message } }
  const frame = document.createElement('iframe'); document.documentElement.append(frame)
  window.result = [fetch, setTimeout].map(f => [message(() => structuredClone(f)), frame.contentWindow.Function.prototype.toString.call(f)])`

describe('a page that looks for it notices that it is observed', () => {
  test('by one line more in the stacks of watched calls, which names no file, in Chromium', async () => {
    const [observed, plain] = (await bothPages(observer, STACKS)) as Record<string, string>[]
    expect(Object.keys(observed ?? {})).toHaveLength(7)
    for (const [name, stack] of Object.entries(observed ?? {})) {
      const lines = stack.split('\n').filter(line => !/^ {4}at \w+\.reduce \(<anonymous>\)$/.test(line))
      expect(lines.join('\n'), name).toBe(plain?.[name])
      expect(stack.split('\n').length - lines.length, name).toBe(IS_CHROMIUM ? 1 : 0)
    }
  })

  test('by a circular prototype chain, which a watched function accepts', async () => {
    const [observed, plain] = await bothPages(
      observer,
      `const owners = [[window, 'fetch'], [XMLHttpRequest.prototype, 'open'], [XMLHttpRequest.prototype, 'send'],
        [Navigator.prototype, 'sendBeacon'], [Function.prototype, 'toString'], [window, 'setTimeout']]
      window.result = owners.map(([owner, name]) => { const f = owner[name]
        const isDone = Reflect.setPrototypeOf(f, Object.create(f)); Reflect.setPrototypeOf(f, Function.prototype); return isDone })`,
    )
    expect(observed).toEqual([true, true, true, true, true, false])
    expect(plain).toEqual([false, false, false, false, false, false])
  })

  test("by the text that another frame's toString makes of a watched function, and in Firefox by a message", async () => {
    const [observed, plain] = (await bothPages(observer, DESCRIPTIONS)) as [string, string][][]
    expect(observed?.[1]).toEqual(plain?.[1])
    expect(observed?.[0]?.[1]).toBe(plain?.[0]?.[1].replace('function fetch()', 'function ()'))
    expect(observed?.[0]?.[0]).toBe(
      IS_CHROMIUM ? plain?.[0]?.[0] : plain?.[0]?.[0].replace('Function object', 'Proxy object'),
    )
  })

  test('by the traps of a Proxy in what it reports to Target; never by its get', async () => {
    const [observed, plain] = await bothPages(
      observer,
      `const log = {}
      const spied = (name, target) => new Proxy(target, new Proxy({}, { get: (_, trap) => { (log[name] ??= {})[trap] = true } }))
      window.targetGlobalSettings = spied('settings', { serverState: spied('state', { request: {}, response: {} }) })
      document.dispatchEvent(new CustomEvent('at-request-start', { detail: spied('detail', { a: 1 }) }))
      fetch('/elsewhere', spied('elsewhere', { method: 'POST', body: 'x' }))
      fetch('DELIVERY', spied('init', { method: 'POST', body: 'x' })).then(() => {
        for (const name in log) log[name] = Object.keys(log[name]).sort()
        window.result = log })`,
    )
    expect(plain).toEqual({ elsewhere: ['get'], init: ['get'] })
    expect(observed).toEqual({
      settings: ['getOwnPropertyDescriptor'],
      state: ['getOwnPropertyDescriptor', 'getPrototypeOf', 'ownKeys'],
      detail: ['getOwnPropertyDescriptor', 'getPrototypeOf', 'ownKeys'],
      elsewhere: ['get'],
      init: ['get', 'getOwnPropertyDescriptor', 'getPrototypeOf'],
    })
  })

  test('by a "then" of Object.prototype, which is asked for the parts of an answer of unknown length and the bytes of a Request', async () => {
    const [observed, plain] = await bothReport(
      observer,
      `const asked = {}
      Object.defineProperty(Object.prototype, 'then', { configurable: true, get() {
        const kind = this instanceof Response ? 'Response' : this instanceof Blob ? 'Blob' : Object.hasOwn(this, 'done') ? 'part' : 'other'
        asked[kind] = (asked[kind] ?? 0) + 1
      } })
      for (const input of ['/elsewhere', 'DELIVERY&chunked&size=1', new Request('DELIVERY', { method: 'POST', body: 'x' })])
        setTimeout(() => fetch(input, typeof input === 'string' ? { method: 'POST', body: 'x' } : undefined), 0)
      const timer = setInterval(() => {
        if (asked.Response !== 3) return
        clearInterval(timer)
        whenObserved(() => {
          delete asked.other
          delete Object.prototype.then
          report(asked)
        })
      }, 50)`,
      async site => {
        await site.ended(2)
        await expect
          .poll(() => site.calls().map(({ body }) => body?.body.kind), { timeout: PATIENCE })
          .toContain('text')
      },
    )
    expect(plain).toEqual({ Response: 3 })
    expect(observed).toEqual({ Response: 3, Blob: 1, part: 2 })
  })

  test('by the one microtask that a Delivery answer or failure comes later', async () => {
    const [observed, plain] = await bothPages(
      observer,
      `const log = [], stop = new AbortController()
      fetch('DELIVERY&hang', { method: 'POST', body: 'x', signal: stop.signal }).catch(() => log.push('failed'))
      setTimeout(() => { stop.abort()
        Promise.resolve().then(() => log.push(1)).then(() => log.push(2)).then(() => log.push(3)).then(() => { window.result = log }) })`,
    )
    expect(plain).toEqual(['failed', 1, 2, 3])
    expect(observed).toEqual([1, 'failed', 2, 3])
  })

  let signs: Promise<Visits> | undefined
  const seeSign = async (name: keyof typeof SIGNS): Promise<[observed: unknown, plain: unknown]> => {
    const { observed, plain } = await (signs ??= visitBoth(observer, `run(${toCode(SIGNS)}, Object.keys(KINDS))`))
    return [observed.results[name], plain.results[name]]
  }
  const toAll = (value: unknown) => ({ delivery: value, interact: value, collect: value, other: value })

  test('by a call to Target that goes on when its answer’s stream is cancelled', async () => {
    const [observed, plain] = await seeSign('whether a call ends when its answer’s stream is cancelled')
    expect(plain).toEqual(toAll(true))
    expect(observed).toEqual({ ...toAll(false), other: true })
  })

  test('by a call to Target that has no end if its frame is removed, in Firefox', async () => {
    const [observed, plain] = await seeSign('how a call ends whose frame is removed')
    expect(plain).toEqual(toAll(['rejected']))
    expect(observed).toEqual(IS_CHROMIUM ? plain : { ...toAll([]), other: ['rejected'] })
  })

  test('by a stream of bytes in a Request to Target, which is pulled early, in Chromium', async () => {
    const [observed, plain] = await seeSign('how often a Request’s stream of bytes is pulled')
    expect(plain).toEqual(toAll(0))
    expect(observed).toEqual(IS_CHROMIUM ? { ...toAll(1), other: 0 } : plain)
  })

  test('by an answer of Target that comes whether it is read or not', async () => {
    const { observed, plain } = await visitBoth(observer, `run({ UNREAD: ${UNREAD} }, ['delivery', 'other'])`)
    expect(plain.results['UNREAD']).toEqual({ delivery: [false, false], other: [false, false] })
    expect(observed.results['UNREAD']).toEqual({ delivery: [true, false], other: [false, false] })
  })
})
