import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Report } from '../../src/bridge/report.ts'
import { locationName } from '../../src/core/dialect/location.ts'
import { PERIOD } from '../../src/panel/model/createBatch.ts'
import { createPanel } from '../../src/panel/model/createPanel.ts'
import { rowLine } from '../../src/panel/model/rowLine.ts'
import { aHost, delivery, introduction } from '../../test/fixtures/host.ts'
import { MISTAKE_CASES } from '../../test/fixtures/mistakes.ts'
import { visitShop } from '../../test/fixtures/shopVisit.ts'
import { startEdge, type Edge } from '../edge/startEdge.ts'
import { startShop, type Shop } from './startShop.ts'

let edge: Edge
let shop: Shop
beforeAll(async () => {
  edge = await startEdge()
  shop = await startShop({ edgeUrl: edge.url })
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await shop.close()
  await edge.close()
})

/** Runs a page of the shop, and resolves to what an observer of it reports. */
async function reportsOf(path: string): Promise<Report[]> {
  const reports: Report[] = []
  const visit = await visitShop(shop.url + path, report => reports.push(report))
  await visit.close()
  return reports
}

/** The statuses of a location's rows with their reasons, as the panel shows them. */
function verdictsOf(reports: readonly Report[], location: string) {
  vi.useFakeTimers()
  const host = aHost({ now: Date.now })
  const panel = createPanel(host, { signal: new AbortController().signal })
  host.receive(introduction())
  host.receive(delivery(reports.map((report, index) => ({ number: index + 1, report }))))
  vi.advanceTimersByTime(PERIOD)
  const rows = panel.capture.rows.value.filter(row => locationName(row.location) === location)
  return rows.flatMap(row => {
    const { displayReason, clickReason } = rowLine(row, panel.text)
    return [
      { status: row.display?.status, reason: displayReason },
      { status: row.click?.status, reason: clickReason },
    ]
  })
}

it.each(MISTAKE_CASES)('%s: %s is %s', async (mistake, location, status, reason) => {
  const verdicts = verdictsOf(await reportsOf(`/mistakes.html?mistake=${mistake}`), location)
  expect(verdicts).toContainEqual({ status, reason: expect.stringMatching(reason) })
})
