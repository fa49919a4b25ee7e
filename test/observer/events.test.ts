import { beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, startObserver, type Observer } from './startObserver.ts'
import { livesOn } from './livesOn.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
})

const text = (value: string) => ({ kind: 'text', text: value, length: value.length })

const TYPES = [
  'at-library-loaded',
  'at-request-start',
  'at-request-succeeded',
  'at-request-failed',
  ...['start', 'succeeded', 'failed', 'no-offers', 'redirect'].map(end => `at-content-rendering-${end}`),
]

describe("the page observer reports at.js's events", () => {
  test('of every type, with number, time and detail', async () => {
    const before = Date.now()
    const site = await observer.visit(`<script>
      for (const type of ${JSON.stringify(TYPES)}) document.dispatchEvent(new CustomEvent(type, { detail: { type, tracking: { sessionId: 'ä' } } }))
      for (const type of ['at-artifact', 'at', 'click']) document.dispatchEvent(new CustomEvent(type, { detail: {} }))
    </script>`)
    await expect.poll(() => site.events().length, { timeout: PATIENCE }).toBe(TYPES.length)
    expect(site.events()).toEqual(
      TYPES.map((type, i) => ({
        kind: 'event',
        number: i + 1,
        time: expect.any(Number),
        type,
        detail: text(JSON.stringify({ type, tracking: { sessionId: 'ä' } })),
      })),
    )
    const times = site.events().map(({ time }) => time)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(Math.abs((times[0] ?? 0) - before)).toBeLessThan(PATIENCE)
  })

  test('as they were when they came, before listeners of the page that stop or change them', async () => {
    const site = await observer.visit(`<script>
      document.addEventListener('at-request-start', event => { event.detail.a = 2; event.stopImmediatePropagation() }, true)
      document.dispatchEvent(new CustomEvent('at-request-start', { detail: { a: 1 } }))
      document.head.dispatchEvent(new CustomEvent('at-request-start', { bubbles: true, detail: 'not on the document' }))
    </script>`)
    await site.page.evaluate("document.dispatchEvent(new CustomEvent('at-request-failed', { detail: 'last' }))")
    const details = () => site.events().map(({ detail }) => detail)
    await expect.poll(details, { timeout: PATIENCE }).toEqual([text('{"a":1}'), text('"last"')])
  })

  test('without a detail, or with one that only the page can write', async () => {
    const site = await observer.visit(`<script>
      window.ran = []
      const dispatch = event => document.dispatchEvent(event)
      const cyclic = {}; cyclic.self = cyclic
      const details = [undefined, null, 'a "text"', 7, () => {}, { get error() { ran.push('getter') } },
        { toJSON() { ran.push('toJSON'); throw new Error() } }, cyclic, new Proxy({}, { ownKeys() { throw new Error() } }), Object.freeze([1])]
      for (const detail of details) dispatch(new CustomEvent('at-request-failed', { detail }))
      dispatch(new Event('at-request-failed'))
      dispatch(Object.defineProperty(new Event('at-request-failed'), 'detail', { get() { ran.push('detail') } }))
      dispatch(new UIEvent('at-request-failed', { detail: 3 }))
    </script>`)
    await expect.poll(() => site.events().length, { timeout: PATIENCE }).toBe(13)
    const unreadable = (reason: string) => ({ kind: 'unreadable', reason })
    const none = { kind: 'none' }
    expect(site.events().map(({ detail }) => detail)).toEqual([
      none,
      none,
      text('"a \\"text\\""'),
      text('7'),
      none,
      unreadable('a getter of the page makes it'),
      unreadable('an object that only the page can turn into text'),
      unreadable('cyclic'),
      unreadable('could not be read'),
      text('[1]'),
      none,
      none,
      none,
    ])
    expect(await site.page.evaluate('ran')).toEqual([])
  })

  test('cut at their own limit', async () => {
    const site = await observer.visit(`<script>
      document.dispatchEvent(new CustomEvent('at-request-start', { detail: { a: 'x'.repeat(1e7), b: 'y' } }))
    </script>`)
    await expect.poll(() => site.events().length, { timeout: PATIENCE }).toBe(1)
    const [detail] = site.events().map(({ detail }) => detail)
    expect(detail?.kind === 'text' && detail.text.length).toBe(256 * 1024)
    expect(detail?.kind === 'text' && detail.length).toBeGreaterThan(256 * 1024)
  })

  test('cut when too many of its members were looked at, written or not, nested or not', async () => {
    const site = await observer.visit(`<script>
      const COUNT = 200_000, visits = []
      const counted = target => { const at = visits.push(0) - 1; return new Proxy(target, { getOwnPropertyDescriptor(t, key) {
        if (key !== 'toJSON') visits[at]++; return Reflect.getOwnPropertyDescriptor(t, key) } }) }
      const many = (value, make = i => 'k' + i) => Object.fromEntries(Array.from({ length: COUNT }, (_, i) => [make(i), value]))
      const details = [counted(many(undefined)), many(1, i => Symbol(i)), counted(new Array(1e9)),
        { a: 1, nested: [counted(many(undefined)), counted(many(undefined))] }, Array.from({ length: COUNT }, () => ({})), { a: 1 }]
      for (const detail of details) document.dispatchEvent(new CustomEvent('at-request-start', { detail }))
      window.result = visits
    </script>`)
    await expect.poll(() => site.events().length, { timeout: PATIENCE }).toBe(6)
    const [undefineds, sparse, nested, beyond] = await site.page.evaluate<number[]>('result')
    for (const visits of [undefineds, sparse, nested]) {
      expect(visits).toBeGreaterThan(19_900)
      expect(visits).toBeLessThanOrEqual(20_001)
    }
    expect(beyond).toBe(0)
    const whole = site.events().map(({ detail }) => detail.kind === 'text' && detail.length === detail.text.length)
    expect(whole).toEqual([false, false, false, false, false, true])
  })

  test('at most 200 in a second, with the number of those that were left out', async () => {
    const flood = (count: number): string =>
      `for (let i = 0; i < ${count}; i++) document.dispatchEvent(new CustomEvent('at-request-start', { detail: { i } }))`
    const site = await observer.visit(`<script>${flood(5000)}</script>`)
    const leftOut = (): number => site.leftOut().reduce((sum, { count }) => sum + count, 0)
    await expect.poll(() => site.events().length + leftOut(), { timeout: PATIENCE }).toBe(5000)
    // A task of the page may last longer than a second.
    const seen = site.events().length
    const posted = site.leftOut().length
    expect(seen).toBeGreaterThanOrEqual(200)
    expect(seen).toBeLessThan(1000)
    expect(posted).toBeLessThan(5)

    await livesOn(site.page, 1100)
    await site.page.evaluate(flood(200))
    await expect.poll(() => site.events().length, { timeout: PATIENCE }).toBe(seen + 200)
    expect(site.events().map(({ number }) => number)).toEqual(Array.from({ length: seen + 200 }, (_, i) => i + 1))
    expect(site.leftOut()).toHaveLength(posted)
  })

  test('and reports what it left out when the page is left within the second', async () => {
    const site = await observer.visit(`<script>onclick = () => {
      const began = performance.now()
      for (let i = 0; i < 300; i++) document.dispatchEvent(new CustomEvent('at-request-start'))
      return performance.now() - began }</script>`)
    const took = await site.page.evaluate<number>("const took = onclick(); location.href = 'about:blank'; took")
    const leftOut = (): number => site.leftOut().reduce((sum, { count }) => sum + count, 0)
    await expect.poll(() => site.events().length + leftOut(), { timeout: PATIENCE }).toBe(300)
    expect(site.events().length).toBeGreaterThanOrEqual(200)
    // 200 in each second that the events took: on any but a very busy machine in one.
    expect(site.events().length).toBeLessThanOrEqual(200 * (1 + Math.floor(took / 1000)))
  })

  test('no more after document.open, which removes every listener; calls are still seen', async () => {
    const site = await observer.visit('<body>')
    await site.page.evaluate(`document.open(); document.write('<p>new'); document.close()
      document.dispatchEvent(new CustomEvent('at-request-start'))
      navigator.sendBeacon('${site.delivery}', 'b')`)
    await expect.poll(() => site.calls().length, { timeout: PATIENCE }).toBe(1)
    expect(site.events()).toEqual([])
  })

  test('without keeping the detail alive', async () => {
    const site = await observer.visit(`<script>{
      const detail = { a: 1 }; window.ref = new WeakRef(detail)
      document.dispatchEvent(new CustomEvent('at-request-start', { detail }))
    }</script>`)
    const isAlive = async (): Promise<boolean> => {
      await site.collectGarbage()
      return site.page.evaluate('ref.deref() !== undefined')
    }
    await expect.poll(isAlive, { timeout: PATIENCE }).toBe(false)
  })
})
