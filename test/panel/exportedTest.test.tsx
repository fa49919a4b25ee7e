import { runInNewContext } from 'node:vm'
import { transformWithOxc } from 'vite'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import { startShop, type Shop } from '../../demo/shop/startShop.ts'
import type { Report } from '../../src/bridge/report.ts'
import { DIALECTS } from '../../src/core/dialect/dialects.ts'
import { locationName } from '../../src/core/dialect/location.ts'
import type { Body, Exchange } from '../../src/core/exchange/exchange.ts'
import { toPlaywrightTest } from '../../src/core/export/playwrightTest.ts'
import { reconcile } from '../../src/core/ledger/reconcile.ts'
import { PERIOD } from '../../src/panel/model/createBatch.ts'
import { createPanel } from '../../src/panel/model/createPanel.ts'
import forgetsHome from '../fixtures/alloy/forgets-home.json' with { type: 'json' }
import homeTwice from '../fixtures/alloy/home-twice.json' with { type: 'json' }
import migrated from '../fixtures/alloy/migrated.json' with { type: 'json' }
import { exchangesOfVisit, type RecordedVisit } from '../fixtures/alloyCalls.ts'
import { aHost, delivery, introduction } from '../fixtures/host.ts'
import { anExport } from '../fixtures/sessionFiles.ts'
import { visitShop } from '../fixtures/shopVisit.ts'

let edge: Edge
let shop: Shop
beforeAll(async () => {
  edge = await startEdge()
  shop = await startShop({ edgeUrl: edge.url })
})
afterAll(async () => {
  await shop.close()
  await edge.close()
})

// In Playwright and a browser, over both protocols, in test/e2e/exportedTest.test.ts.
it.each([
  ['product1-twice', 'product1', 'product1-twice', ['the token is not counted more often']],
  ['product1-twice', 'product1', 'correct', []],
  ['forgets-product1', 'product1', 'forgets-product1', ['the token is reported and counted']],
  ['forgets-product1', 'product1', 'correct', []],
  ['wrong-state', 'product1', 'wrong-state', ['the report has the state that was delivered']],
  ['wrong-state', 'product1', 'correct', []],
  ['correct', undefined, 'correct', []],
])('a test that is exported of the page %s, row %s, finds on the page %s: %j', async (page, name, there, failures) => {
  expect(await failuresOf(testOf(await callsOf(page), name), await callsOf(there))).toEqual(failures)
})

it.each([
  ['home-twice', 'home-twice', ['the token is not counted more often']],
  ['home-twice', 'migrated', []],
  ['forgets-home', 'forgets-home', ['the token is reported and counted']],
  ['forgets-home', 'migrated', []],
] as const)(
  'a test that is exported of the Web SDK’s page %s finds on the page %s: %j',
  async (page, there, failures) => {
    expect(await failuresOf(testOf(recorded(page), 'home'), recorded(there))).toEqual(failures)
  },
)

const RECORDED = { 'home-twice': homeTwice, migrated, 'forgets-home': forgetsHome }

/** The calls of a page with the real Web SDK, as a browser made them. */
function recorded(name: keyof typeof RECORDED): Exchange[] {
  return exchangesOfVisit(RECORDED[name] as RecordedVisit)
}

const visited = new Map<string, Promise<Exchange[]>>()

/** The calls of a page of the shop, which is visited once. */
function callsOf(page: string): Promise<Exchange[]> {
  const calls = visited.get(page) ?? visit(page)
  visited.set(page, calls)
  return calls
}

async function visit(page: string): Promise<Exchange[]> {
  const reports: Report[] = []
  const visited = await visitShop(`${shop.url}/${page}.html`, report => reports.push(report))
  await visited.close()
  return exchangesOf(reports)
}

/** The calls that a panel has of these reports. */
function exchangesOf(reports: readonly Report[]): Exchange[] {
  vi.useFakeTimers()
  const host = aHost({ now: Date.now })
  const { capture } = createPanel(host, { signal: new AbortController().signal })
  host.receive(introduction())
  host.receive(delivery(reports.map((report, index) => ({ number: index + 1, report }))))
  vi.advanceTimersByTime(PERIOD)
  vi.useRealTimers()
  return capture.calls.value.map(({ exchange }) => exchange)
}

/** The exported test of the rows with a display, of this name or all. */
function testOf(exchanges: readonly Exchange[], name: string | undefined): string {
  const rows = reconcile(exchanges.map(DIALECTS.parse))
  const isMeant = (location: (typeof rows)[number]['location']) => name === undefined || locationName(location) === name
  const chosen = rows.filter(({ location, display }) => display && isMeant(location))
  expect(chosen).not.toEqual([])
  return toPlaywrightTest(anExport([], { rows: chosen }))
}

/** What the test finds wrong with a page that makes these calls, without the places. */
async function failuresOf(text: string, exchanges: readonly Exchange[]): Promise<string[]> {
  const { code } = await transformWithOxc(text, 'a.spec.ts')
  const tests: ((fixtures: object) => Promise<void>)[] = []
  const failures: string[] = []
  const soft = (value: unknown, what: string) =>
    new Proxy({}, { get: (_, name: 'toBe') => (wanted: unknown) => note(() => expect(value)[name](wanted), what) })
  const note = (assert: () => void, what: string): void => {
    try {
      assert()
    } catch {
      failures.push(what.replace(/^.*: /, ''))
    }
  }
  const declare = (_: string, body: (fixtures: object) => Promise<void>): void => void tests.push(body)
  runInNewContext(code.replace(/^import .*$/m, ''), { test: declare, expect: { soft }, URL })
  expect(tests).toHaveLength(1)
  for (const test of tests) await test({ page: aPage(exchanges) })
  return failures
}

/** Playwright's page as far as an exported test uses it: it makes these calls as it is opened. */
function aPage(exchanges: readonly Exchange[]): object {
  const nothing = (): Promise<void> => Promise.resolve()
  let onRequest: (request: object) => void = () => {}
  return {
    on: (_: 'request', listener: (request: object) => void) => void (onRequest = listener),
    goto: () => Promise.resolve(exchanges.forEach(exchange => onRequest(aRequest(exchange)))),
    waitForLoadState: nothing,
    waitForTimeout: nothing,
    evaluate: nothing,
  }
}

function aRequest({ request, response }: Exchange): object {
  const textOf = (body: Body): string => ('text' in body ? body.text : '')
  const answer = response?.kind === 'answered' ? response : undefined
  return {
    method: () => request?.method,
    url: () => request?.url,
    postData: () => (request ? textOf(request.body) : null),
    response: () =>
      Promise.resolve(
        answer && { status: () => answer.status, json: async () => JSON.parse(textOf(answer.body)) as unknown },
      ),
  }
}
