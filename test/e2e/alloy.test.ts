import type { Page } from 'playwright'
import { beforeAll, describe, inject, it } from 'vitest'
import type { Edge } from '../../demo/edge/startEdge.ts'
import { toAlloy } from '../../src/core/edge/drafting/code-generation/alloy.ts'
import { sharedBrowser } from '../browser/sharedBrowser.ts'
import { createTabs } from '../browser/tabs.ts'
import { exchangesOfVisit, toAlloyCall } from '../fixtures/alloyCalls.ts'
import { ALLOY_VISITS, type AlloyVisit, type EdgeView } from '../fixtures/alloyVisits.ts'
import { edgeLedger } from '../fixtures/edge.ts'
import { begunFor, NOW, rowNamed } from '../fixtures/edgeDrafts.ts'
import { viewOf } from '../fixtures/edgeView.ts'
import { visitAlloy } from '../fixtures/visitAlloy.ts'
import { expect } from './expect.ts'

const NOTHING: Required<EdgeView> = { impressions: {}, clicks: {}, visits: {}, refused: [], calls: [] }

let browser: Awaited<ReturnType<typeof sharedBrowser>>
let tabs: ReturnType<typeof createTabs>
beforeAll(async () => {
  browser = await sharedBrowser(inject('browser'))
  tabs = createTabs(browser)
})

/** Visits whose calls depend on the browser: beacons, cookies, what is sent while a page is left; and each version once. */
const OF_THE_BROWSER = new Set([
  'rendered',
  'rendered, then clicked',
  'rendered in the domain of the edge',
  'views',
  'click-attribute',
  'redirect',
  'missing-selector, left early',
  'consent',
  ...['2.19.0', '2.20.0', '2.24.0', '2.25.0'].map(version => `rendered by ${version}`),
])

const ofTheBrowser = ALLOY_VISITS.filter(({ name }) => OF_THE_BROWSER.has(name))
const others = ALLOY_VISITS.filter(({ name }) => !OF_THE_BROWSER.has(name))

describe('a page with the Web SDK is counted for what it sends', () => {
  it.each(ofTheBrowser)('$name', async visit =>
    isCounted(visit, await (visit.isUnending ? browser.newPage() : tabs.take())),
  )
})

describe('so is one whose calls depend on the Web SDK alone', () => {
  it.each(others.filter(({ waits }) => !waits))('$name', async visit => isCounted(visit, await tabs.take()))
})

describe.concurrent('so is one that waits', () => {
  it.each(others.filter(({ waits }) => waits))('$name', async visit => {
    const page = await browser.newPage()
    await isCounted(visit, page)
    if (!page.isClosed()) await page.close()
  })
})

describe('the command that is copied for the page’s instance', () => {
  it.each([
    ['display', 'forgets-home', 'home', 'option', { impressions: { product1: 1, home: 1 } }],
    ['click', 'click-forgotten', 'signup', 'metric', { impressions: { signup: 1 }, clicks: { signup: 1 } }],
  ] as const)('reports a %s that the page forgets, once', async (_, name, location, kind, counted) => {
    const visit = ALLOY_VISITS.find(one => one.name === name)!
    const page = await tabs.take()
    await visitAlloy(visit, page, async edge => {
      await expect.poll(() => viewOf(edge).calls).toEqual(visit.sees.calls)
      await page.addScriptTag({ content: commandFor(edge, location, kind) })
      const reported = `interact ${kind === 'metric' ? 'interact' : 'display'} ${location}`
      const calls = [...visit.sees.calls, reported]
      await expect.poll(() => viewOf(edge)).toEqual({ ...NOTHING, ...counted, calls })
    })
  })
})

/** What _Copy as_ writes for a row of the visit that this edge has seen. */
function commandFor(edge: Edge, location: string, kind: 'option' | 'metric'): string {
  const calls = exchangesOfVisit({ name: 'visit', calls: edge.edgeNetwork.requests().map(toAlloyCall) })
  const { url, body } = begunFor(rowNamed(location, kind, edgeLedger(...calls)), calls)
  const written = toAlloy({ url, body, text: JSON.stringify(body), time: NOW })
  if (written.kind !== 'code') throw new Error(written.why)
  return written.text
}

async function isCounted(visit: AlloyVisit, page: Page): Promise<void> {
  await visitAlloy(visit, page, async edge => {
    await expect.poll(() => viewOf(edge)).toEqual({ ...NOTHING, ...visit.sees })
  })
}
