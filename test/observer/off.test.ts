import { describe, expect, test } from 'vitest'
import { OFF_MARK } from './buildExtension.ts'
import { post } from './pageCalls.ts'
import { startObserver } from './startObserver.ts'

/** The names of the functions that are proxies: at a proxy the platform's search for cycles of prototypes ends. */
const LOOK = `window.patched = [fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send, navigator.sendBeacon, Function.prototype.toString]
  .filter(watched => Reflect.setPrototypeOf(watched, Object.create(watched))).map(({ name }) => name)`

describe.each([
  ['after the others', 'observer'],
  ['before the others', 'relay'],
] as const)('on a site that is off, whose script runs %s', (_, first) => {
  test('nothing is patched and nothing is reported, and elsewhere both are', async () => {
    const observer = await startObserver({ first })
    const html = `<script>${post('"observed"', '"DELIVERY"')}; ${LOOK}; document.dispatchEvent(new CustomEvent('at-request-start', { detail: 1 }))</script>`
    const { page, calls, kinds, ended } = await observer.visit(html)
    const patched = (): Promise<string[]> => page.evaluate('window.patched')
    await ended(1)
    expect(await patched()).toEqual(['fetch', 'open', 'send', 'sendBeacon', 'toString'])
    const before = [calls().length, kinds().length]

    await page.goto(`${page.url()}?${OFF_MARK}`)
    expect(await patched()).toEqual([])
    await page.goto(`${page.url().split('?')[0]}`)
    await ended(2)
    expect([calls().length, kinds().length]).toEqual(before.map(count => 2 * count))
  })
})
