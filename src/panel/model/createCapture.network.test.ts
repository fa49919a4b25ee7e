import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anMbox, aDisplay, aPrefetch, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aCall, aHost, introduction } from '../../../test/fixtures/host.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { readImportText } from '../../core/import/readImport.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { pairNetwork } from '../../core/network/pairNetwork.ts'
import { PERIOD } from './createBatch.ts'
import { createPanel } from './createPanel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A panel that started with a page whose one prefetch was answered, and the network log's report of it. */
function aPanelWithLog(overrides: Parameters<typeof aPanel>[0] = {}) {
  let now = OPENED
  const { host, panel, report, sends, row } = aPanel({ now: () => now, ...overrides })
  now += 5_000
  const log = (...exchanges: Exchange[]): void => {
    host.receiveNews({ calls: exchanges.map(exchange => callOf(exchange)) })
    vi.advanceTimersByTime(PERIOD)
  }
  const shown = () => panel.capture.calls.value.map(({ exchange }) => exchange.request?.source)
  const displays = () => panel.capture.rows.value.map(({ location, display }) => [location, display?.status])
  return { host, panel, report, sends, row, log, shown, displays }
}

const unseen = (at: number, name = 'home') =>
  aDisplay(name, {
    id: `unseen ${at}`,
    at,
    response: { status: 200, notifications: [{ id: 'n' }] },
    notificationId: 'n',
  })

describe('the network log in the panel', () => {
  it('adds a call that the page observer did not see, once, and its notification counts', () => {
    const { log, shown, panel } = aPanelWithLog()
    log(unseen(100))
    log(unseen(100))
    expect(shown()).toEqual(['XHR', 'network'])
    const home = panel.capture.rows.value.find(({ display }) => display?.status === 'acknowledged')
    expect(home?.location).toEqual({ kind: 'mbox', name: 'home' })
  })

  it('adds only its own facts to a call that the page observer saw', () => {
    const { log, shown, panel } = aPanelWithLog()
    const [first] = panel.capture.calls.value
    log(first!.exchange)
    expect(shown()).toEqual(['XHR'])
    expect(panel.capture.calls.value[0]?.exchange.network?.serverAddress).toBe('192.0.2.1')
  })

  it('adds nothing to the tester’s own sends', () => {
    const { log, shown, panel, sends, row } = aPanelWithLog()
    panel.sendRow(row('home'))
    expect(sends()).toHaveLength(1)
    log(panel.capture.sent.value[0]!.exchange)
    expect(shown()).toEqual(['XHR', 'inspector'])
  })

  it('keeps cleared calls hidden, also when the page reports them later', () => {
    const { log, shown, panel, report } = aPanelWithLog()
    const late = aPrefetch([anMbox({ name: 'late' })], { id: 'late', at: 200, request: '{"requestId":"late"}' })
    log(unseen(100), late)
    panel.clear()
    log(unseen(300))
    expect(shown()).toEqual([])
    report({ ...aCall(2), url: late.request!.url, body: late.request!.body })
    expect(shown()).toEqual([])
    log(unseen(6_000))
    expect(shown()).toEqual(['network'])
  })

  it('does not hide a call that was shown before the log reported it during a pause', () => {
    const { log, shown, panel } = aPanelWithLog()
    panel.capture.recording.value = false
    log(panel.capture.calls.value[0]!.exchange, unseen(100))
    expect(shown()).toEqual(['XHR'])
  })

  it('still shows calls that only the log saw before a pause', () => {
    const { log, shown, panel } = aPanelWithLog()
    log(unseen(100))
    vi.advanceTimersByTime(1_000)
    panel.capture.recording.value = false
    vi.advanceTimersByTime(1_000)
    panel.capture.recording.value = true
    expect(shown()).toEqual(['XHR', 'network'])
  })

  it('shows calls of a new page that the log reported before the page’s relay connected', () => {
    const { host, log, shown, panel } = aPanelWithLog()
    panel.capture.preserveLog.value = false
    log(unseen(1_200, 'cart'))
    host.receive(introduction({ id: 'document-2', openedAt: OPENED + 1000, startedAt: OPENED + 1100 }))
    expect(shown()).toEqual(['network'])
  })

  it('drops earlier pages at the next navigation, not when Preserve log is switched off', () => {
    const { host, log, shown, panel } = aPanelWithLog()
    const page = { openedAt: OPENED, startedAt: OPENED }
    host.receiveNews({ pages: [page] })
    log(unseen(100))
    const next = { openedAt: OPENED + 1000, startedAt: OPENED + 1100 }
    host.receiveNews({ pages: [page, next] })
    panel.capture.preserveLog.value = false
    host.receiveNews({ pages: [page, next] })
    expect(shown()).toEqual(['XHR', 'network'])
  })

  it('shows each call at once, however many pages the tab had before', () => {
    const { host, shown } = aPanelWithLog()
    const pages = Array.from({ length: 200 }, (_, at) => ({
      openedAt: OPENED - 200 + at,
      startedAt: OPENED - 200 + at,
    }))
    host.receiveNews({ pages })
    vi.advanceTimersByTime(PERIOD)
    for (let at = 1; at <= 10; at += 1) host.receiveNews({ pages, calls: [callOf(unseen(at))] })
    vi.advanceTimersByTime(PERIOD)
    expect(shown()).toHaveLength(11)
  })

  it('still records when a page claims to begin in the future', () => {
    const { host, log, shown } = aPanelWithLog()
    host.receiveNews({ pages: [{ openedAt: OPENED + 1e12, startedAt: OPENED + 1e12 }] })
    log(unseen(100_000))
    expect(shown()).toEqual(['XHR', 'network'])
  })

  it('hides a call that began in a pause and ended after it', () => {
    let now = OPENED + 1_000
    const { log, shown, panel } = aPanelWithLog({ now: () => now })
    panel.capture.recording.value = false
    now += 1_000
    panel.capture.recording.value = true
    log(unseen(900), unseen(1_500), unseen(2_500))
    expect(shown()).toEqual(['XHR', 'network', 'network'])
  })

  it.each([
    [true, ['XHR', 'network', 'network']],
    [false, ['network']],
  ])('keeps the last page’s calls as the log is preserved or not (%s)', (preserved, sources) => {
    const { host, log, shown, panel } = aPanelWithLog()
    panel.capture.preserveLog.value = preserved
    log(unseen(100))
    host.receive(introduction({ id: 'document-2', openedAt: OPENED + 1000, startedAt: OPENED + 1100 }))
    log(unseen(1_200, 'cart'))
    expect(shown()).toEqual(sources)
  })

  it('begins with the page on which the panel started: only the log knows earlier ones', () => {
    const { log, shown } = aPanelWithLog()
    log(unseen(-5_000))
    expect(shown()).toEqual(['XHR'])
  })

  it('begins with that page also when the devtools page names an earlier one first', () => {
    const host = aHost({ now: () => OPENED + 60_000 })
    const panel = createPanel(host, { signal: new AbortController().signal })
    const pages = [{ openedAt: OPENED - 9_000, startedAt: OPENED - 8_000 }]
    host.receiveNews({ pages, calls: [callOf(unseen(-5_000))] })
    vi.advanceTimersByTime(PERIOD)
    host.receive(introduction())
    expect(panel.capture.calls.value).toEqual([])
  })

  it('shows calls imported from a log, however old', () => {
    const { shown, panel } = aPanelWithLog()
    const [imported] = pairNetwork({ exchanges: [], calls: [callOf(unseen(-9_000))], documents: [] })
    const file = readImportText(toExchangeFile([imported!]), { id: 'i', time: 1 })
    if (file.kind === 'read') panel.capture.imports.take(file.steps)
    expect(shown()).toEqual(['network', 'XHR'])
  })

  it('treats pages without a relay as separate documents, so that nothing counts twice', () => {
    const { host, log, panel } = aPanelWithLog()
    const pages = [1000, 2000].map(at => ({ openedAt: OPENED + at, startedAt: OPENED + at + 50 }))
    host.receiveNews({ pages })
    log(unseen(1_100, 'a'), aPrefetch([anMbox({ name: 'a' })], { id: 'p1', at: 1_060 }))
    log(unseen(2_100, 'a'), aPrefetch([anMbox({ name: 'a' })], { id: 'p2', at: 2_060 }))
    const ofA = panel.capture.rows.value.filter(({ location }) => 'name' in location && location.name === 'a')
    expect(ofA.map(({ display }) => display?.status)).toEqual(['acknowledged', 'acknowledged'])
  })

  it('shows how much of the log was lost', () => {
    const { host, panel } = aPanelWithLog()
    host.receiveNews({ first: 4, next: 10 })
    expect(panel.capture.lost.value).toBe(3)
    // Dropped by the devtools page after they arrived here.
    host.receiveNews({ first: 9, next: 11 })
    expect(panel.capture.lost.value).toBe(3)
  })
})
