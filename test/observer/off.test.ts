import { describe, expect, test } from 'vitest'
import { ALL_PATCHED, PATCHED } from '../fixtures/patchedFunctions.ts'
import { OFF_MARK } from './buildExtension.ts'
import { post } from './pageCalls.ts'
import { PATIENCE, startObserver, type Seen } from './startObserver.ts'

/** Of one load: the call's request and response, and the event. */
const REPORTS = 3

/** The query of the last load. */
const AGAIN = '?again'

describe.each([
  ['after the others', 'observer'],
  ['before the others', 'relay'],
] as const)('on a site that is off, whose script runs %s', (_, first) => {
  test('nothing is patched and nothing is reported, and elsewhere both are', async () => {
    const observer = await startObserver({ first })
    const html = `<script>${post('"observed"', '"DELIVERY"')}; window.patched = ${PATCHED}; document.dispatchEvent(new CustomEvent('at-request-start', { detail: location.search }))</script>`
    const { page, calls, events, kinds } = await observer.visit(html)
    const patched = (): Promise<string[]> => page.evaluate('window.patched')
    await expect.poll(() => kinds().length, { timeout: PATIENCE }).toBe(REPORTS)
    expect(await patched()).toEqual(ALL_PATCHED)

    const url = page.url()
    await page.goto(`${url}?${OFF_MARK}`)
    expect(await patched()).toEqual([])
    await page.goto(`${url}${AGAIN}`)
    const loadOf = ({ href }: Seen) => new URL(href).search
    const loadsOfEnded = () =>
      calls()
        .filter(({ end }) => end)
        .map(loadOf)
    const loadsOfEvents = () => events().map(({ detail }) => (detail.kind === 'text' ? detail.text : detail.kind))
    await expect.poll(loadsOfEnded, { timeout: PATIENCE }).toContain(AGAIN)
    await expect.poll(loadsOfEvents, { timeout: PATIENCE }).toContain(JSON.stringify(AGAIN))
    expect(calls().map(loadOf).toSorted()).toEqual(['', AGAIN])
    expect(loadsOfEvents().toSorted()).toEqual(['', AGAIN].map(search => JSON.stringify(search)))
    expect(kinds().toSorted().join()).toBe('event,event,request,request,response,response')
  })
})
