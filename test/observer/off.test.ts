import { describe, expect, test } from 'vitest'
import { OFF_MARK } from './buildExtension.ts'
import { post } from './pageCalls.ts'
import { PATIENCE, startObserver } from './startObserver.ts'

/** The names of the functions that are proxies: at a proxy the platform's search for cycles of prototypes ends. */
const LOOK = `window.patched = [fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send, navigator.sendBeacon, Function.prototype.toString]
  .filter(watched => Reflect.setPrototypeOf(watched, Object.create(watched))).map(({ name }) => name)`

/** Of one load: the call's request and response, and the event. */
const REPORTS = 3

describe.each([
  ['after the others', 'observer'],
  ['before the others', 'relay'],
] as const)('on a site that is off, whose script runs %s', (_, first) => {
  test('nothing is patched and nothing is reported, and elsewhere both are', async () => {
    const observer = await startObserver({ first })
    const html = `<script>${post('"observed"', '"DELIVERY"')}; ${LOOK}; document.dispatchEvent(new CustomEvent('at-request-start', { detail: 1 }))</script>`
    const { page, kinds } = await observer.visit(html)
    const patched = (): Promise<string[]> => page.evaluate('window.patched')
    await expect.poll(() => kinds().length, { timeout: PATIENCE }).toBe(REPORTS)
    expect(await patched()).toEqual(['fetch', 'open', 'send', 'sendBeacon', 'toString'])

    await page.goto(`${page.url()}?${OFF_MARK}`)
    expect(await patched()).toEqual([])
    await page.goto(`${page.url().split('?')[0]}`)
    await expect.poll(() => kinds().length, { timeout: PATIENCE }).toBeGreaterThanOrEqual(2 * REPORTS)
    expect(kinds().toSorted().join()).toBe('event,event,request,request,response,response')
  })
})
