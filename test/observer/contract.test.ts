import { beforeAll, describe, expect, test } from 'vitest'
import { BEACONS } from './contract/beacons.ts'
import { FETCHES } from './contract/fetches.ts'
import { OTHER_ORIGIN, OTHER_ORIGIN_PAGE, RUN_OTHER_ORIGIN } from './contract/otherOrigin.ts'
import { CONTROLLED, LEAVING, REALMS, SERVICE_WORKER } from './contract/realms.ts'
import { STREAMS } from './contract/streams.ts'
import { SURFACE, TRACES } from './contract/traces.ts'
import { addressesOf, expectSame, toCode, visitBoth, type Visits } from './contract/visitBoth.ts'
import { ANSWERS, XHRS } from './contract/xhrs.ts'
import { KINDS } from './contract/kit.ts'
import { PATIENCE, startObserver, type Observer } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
  const { pages, pageHeaders } = observer.server
  pages.set('/leaving', LEAVING)
  pages.set('/framed', OTHER_ORIGIN_PAGE)
  pages.set('/service-worker.js', SERVICE_WORKER)
  pageHeaders.set('/service-worker.js', { 'content-type': 'text/javascript' })
  for (const kind of Object.keys(KINDS)) pages.set(`/controlled/${kind}`, CONTROLLED)
})

const OF_THE_PAGE = {
  'fetch and what it gives': FETCHES,
  'bodies that stream and calls that are aborted': STREAMS,
  beacons: BEACONS,
  XMLHttpRequest: XHRS,
  'what XMLHttpRequest makes of an answer': ANSWERS,
  'other documents, workers and moments': REALMS,
  'what calls leave behind': TRACES,
}

/** Groups of scenarios, each with the page code that runs them. */
const GROUPS = [
  ...Object.entries(OF_THE_PAGE).map(([name, scenarios]) => [name, scenarios, `run(${toCode(scenarios)})`] as const),
  ['a frame of another origin', OTHER_ORIGIN, RUN_OTHER_ORIGIN] as const,
]

describe.each(GROUPS)('with and without the observer, a page finds the same in %s:', (_, scenarios, code) => {
  let started: Promise<Visits> | undefined
  const visits = (): Promise<Visits> => (started ??= visitBoth(observer, code))

  test.each(Object.keys(scenarios))('%s', async name => {
    expectSame(await visits(), name)
    expect.hasAssertions()
  })

  test('the requests that the server gets, with their headers', async () => {
    const { observed, plain } = await visits()
    // Beacons may come late.
    const differing = (): string[] =>
      [false, true].flatMap(isOther => difference(observed.requests(isOther), plain.requests()))
    await expect.poll(differing, { timeout: PATIENCE }).toEqual([])
    expect(plain.requests().length).toBeGreaterThan(0)
  })

  test('every call to Target is reported, and no other', async () => {
    const both = await visits()
    const missing = (): string[] => {
      const [got, reported] = addressesOf(observer, both)
      return got.filter(address => !reported.includes(address))
    }
    await expect.poll(missing, { timeout: PATIENCE }).toEqual([])
    const [got, reported] = addressesOf(observer, both)
    expect(got.length).toBeGreaterThan(0)
    expect(reported.filter(address => /^\/elsewhere|&worker/.test(address))).toEqual([])
  })
})

describe('with and without the observer', () => {
  test('every property that can be reached from the window’s functions is the same', async () => {
    const { observed, plain } = await visitBoth(observer, SURFACE)
    expect(Object.keys(plain.results).length).toBeGreaterThan(5000)
    expect(observed.results).toEqual(plain.results)
  })
})

/** What only one of two sorted lists holds, or holds more often. */
function difference(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  const more = some.filter(text => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [...more.map(text => `with the observer: ${text}`), ...left.map(text => `without: ${text}`)]
}
