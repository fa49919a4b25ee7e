import { Browser, type BrowserWindow } from 'happy-dom'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Report } from '../../src/bridge/report.ts'
import { LIBRARY_EVENTS } from '../../src/core/dialect/libraryEvents.ts'
import { locationName } from '../../src/core/dialect/location.ts'
import { PERIOD } from '../../src/panel/model/createBatch.ts'
import { createPanel } from '../../src/panel/model/createPanel.ts'
import { rowLine } from '../../src/panel/model/rowLine.ts'
import { aHost, delivery, introduction } from '../../test/fixtures/host.ts'
import { MISTAKE_CASES } from '../../test/fixtures/mistakes.ts'
import { textBody } from '../../test/fixtures/panel.ts'
import { startEdge, type Edge } from '../edge/startEdge.ts'
import { startShop, type Shop } from './startShop.ts'

/** What browsers queue of beacons at most, in bytes. */
const BEACON_BYTES = 65_536

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
  const settings = { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true }
  const browser = new Browser({ settings })
  const page = browser.newPage()
  await page.goto(shop.url + path, { beforeContentCallback: window => observe(window, report => reports.push(report)) })
  await page.waitUntilComplete()
  expect(page.mainFrame.document.documentElement.dataset['target']).toBe('done')
  await browser.close()
  return reports
}

function observe(window: BrowserWindow, report: (report: Report) => void): void {
  let calls = 0
  const begin = (transport: 'XHR' | 'beacon', url: string, text: string, more: object = {}) => {
    const call = (calls += 1)
    const what = { kind: 'request' as const, call, time: Date.now(), transport, method: 'POST', url }
    report({ ...what, body: textBody(text), ...more })
    return call
  }
  window.navigator.sendBeacon = (url, data) => {
    if (typeof data !== 'string') throw new Error('The shop sends texts only')
    const queued = Buffer.byteLength(data) <= BEACON_BYTES
    begin('beacon', url, data, { queued })
    return queued
  }
  const urls = new WeakMap<object, string>()
  const { open, send } = window.XMLHttpRequest.prototype
  window.XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    urls.set(this, url)
    open.call(this, method, url, ...rest)
  }
  window.XMLHttpRequest.prototype.send = function (body) {
    if (typeof body !== 'string') throw new Error('The shop sends texts only')
    const call = begin('XHR', urls.get(this) ?? '', body)
    this.addEventListener('load', () => {
      report({ kind: 'response', call, time: Date.now(), status: this.status, body: textBody(this.responseText) })
    })
    send.call(this, body)
  }
  let events = 0
  for (const type of LIBRARY_EVENTS) {
    const onEvent = (event: object): void => {
      const detail = textBody(JSON.stringify('detail' in event ? event.detail : undefined))
      report({ kind: 'event', number: (events += 1), time: Date.now(), type, detail })
    }
    // The document itself is another one once its content is there.
    window.addEventListener(type, onEvent, { capture: true })
  }
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
