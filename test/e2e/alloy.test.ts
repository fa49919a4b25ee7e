import { describe, inject, it } from 'vitest'
import { sharedBrowser } from '../browser/sharedBrowser.ts'
import { ALLOY_VISITS, type AlloyVisit, type EdgeView } from '../fixtures/alloyVisits.ts'
import { viewOf } from '../fixtures/edgeView.ts'
import { visitAlloy } from '../fixtures/visitAlloy.ts'
import { expect } from './expect.ts'

const NOTHING: Required<EdgeView> = { impressions: {}, clicks: {}, visits: {}, refused: [], calls: [] }

const [quick, waiting] = [false, true].map(waits => ALLOY_VISITS.filter(visit => (visit.waits ?? false) === waits))

describe('a page with the Web SDK is counted for what it sends', () => {
  it.each(quick ?? [])('$name', isCounted)
})

describe.concurrent('a page with the Web SDK that waits is counted for what it sends', () => {
  it.each(waiting ?? [])('$name', isCounted)
})

async function isCounted(visit: AlloyVisit): Promise<void> {
  const browser = await sharedBrowser(inject('browser'))
  await visitAlloy(visit, await browser.newPage(), async edge => {
    await expect.poll(() => viewOf(edge)).toEqual({ ...NOTHING, ...visit.sees })
  })
}
