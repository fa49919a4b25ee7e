import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDisplay, anMbox, aPrefetch, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aCall, delivery, introduction } from '../../../test/fixtures/host.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Entry } from '../../bridge/messages.ts'
import { readImportText } from '../../core/import/readImport.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { PERIOD } from './createBatch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A panel that does not preserve the log, on a page with one call. */
function aPanelOnOnePage() {
  const made = aPanel()
  const { host, panel } = made
  panel.capture.preserveLog.value = false
  const goOn = (id = 'document-2', at = 1000): void =>
    host.receive(introduction({ id, openedAt: OPENED + at, startedAt: OPENED + at + 50 }))
  const receive = (documentId: string, number: number, report: Entry['report'] = aCall(number), frameId = 0): void =>
    host.receive(delivery([{ number, report }], { documentId }), frameId)
  return { ...made, goOn, receive, sources: () => panel.capture.calls.value.map(({ exchange }) => exchange.id) }
}

it('the page before is observed no longer, though the browser keeps the ports of its frames open', () => {
  const { host, panel, goOn } = aPanelOnOnePage()
  host.receive(introduction({ id: 'frame', top: false, startedAt: OPENED + 100 }), 5)
  expect([panel.capture.page.value, panel.capture.frames.value]).toEqual(['document-1', 2])
  goOn()
  expect([panel.capture.page.value, panel.capture.frames.value]).toEqual(['document-2', 1])
})

describe('without a preserved log, a page that is left', () => {
  it('is removed with reports that arrived just before', () => {
    const { receive, goOn, sources } = aPanelOnOnePage()
    receive('document-1', 3)
    receive('document-1', 4)
    goOn()
    vi.advanceTimersByTime(PERIOD)
    expect(sources()).toEqual([])
  })

  it('is removed with reports that arrive afterwards, also when the log had reported it before', () => {
    const { host, receive, goOn, sources } = aPanelOnOnePage()
    const late = aPrefetch([anMbox({ name: 'late' })], { id: 'late', at: 200, request: '{"requestId":"late"}' })
    host.receiveNews({ calls: [callOf(late)] })
    vi.advanceTimersByTime(PERIOD)
    goOn()
    receive('document-1', 3, { ...aCall(3), url: late.request!.url, body: late.request!.body })
    receive('document-1', 4)
    vi.advanceTimersByTime(PERIOD)
    expect(sources()).toEqual([])
  })

  it('does not take a frame of the next page with it that called first', () => {
    const { host, receive, goOn, sources } = aPanelOnOnePage()
    host.receive(introduction({ id: 'frame', top: false, openedAt: OPENED + 1100, startedAt: OPENED + 1100 }), 5)
    receive('frame', 1, aCall(1), 5)
    goOn()
    expect(sources()).toEqual(['frame/1'])
  })

  it('is removed with a frame that opened while the next page was loading', () => {
    const { host, receive, sources } = aPanelOnOnePage()
    host.receive(introduction({ id: 'frame', top: false, openedAt: OPENED + 1100, startedAt: OPENED + 1100 }), 5)
    receive('frame', 1, aCall(1), 5)
    host.receive(introduction({ id: 'document-2', openedAt: OPENED + 1000, startedAt: OPENED + 1500 }))
    expect(sources()).toEqual([])
  })

  it('reappears with its frames when the visitor returns to it, and the page in between is removed', () => {
    const { host, receive, goOn, sources } = aPanelOnOnePage()
    host.receive(introduction({ id: 'frame', top: false, startedAt: OPENED + 100 }), 5)
    receive('frame', 1, aCall(1), 5)
    goOn()
    receive('document-2', 1)
    expect(sources()).toEqual(['document-2/1'])
    const shownAgain = { startedAt: OPENED + 2000 }
    host.receive(introduction({ id: 'frame', top: false, startedAt: OPENED + 1999 }, { next: 2 }), 5, 8)
    host.receive(introduction(shownAgain, { next: 3 }), 0, 9)
    receive('document-1', 3)
    vi.advanceTimersByTime(PERIOD)
    expect(sources()).toEqual(['document-1/1', 'frame/1', 'document-1/3'])
  })

  it('shows calls that only the network log sees once the visitor returns to it', () => {
    const { host, receive, goOn, panel } = aPanelOnOnePage()
    goOn()
    receive('document-2', 1)
    host.receive(introduction({ startedAt: OPENED + 2000 }, { next: 3 }), 0, 9)
    host.receiveNews({ calls: [callOf(aDisplay('home', { id: 'unseen', at: 2500 }))] })
    vi.advanceTimersByTime(PERIOD)
    const ofLog = panel.capture.calls.value.filter(({ exchange }) => exchange.request?.source === 'network')
    expect(ofLog.map(({ exchange }) => exchange.documentId)).toEqual(['document-1'])
  })
})

it('shows exchanges exported here when they are imported after the log was cleared or the page left', () => {
  const { panel, goOn, sources } = aPanelOnOnePage()
  const [exported] = panel.capture.calls.value
  const file = readImportText(toExchangeFile([exported!.exchange]), { id: 'i', time: 1 })
  if (file.kind !== 'read') throw new Error(file.kind)
  for (const vanish of [panel.clear, goOn]) {
    vanish()
    expect(sources()).toEqual([])
    panel.capture.imports.take(file.steps)
    expect(sources()).toEqual(['document-1/1'])
  }
})

it('adds nothing from a file to a recorded exchange: its headers stay those of the network log', () => {
  const { host, panel } = aPanelOnOnePage()
  const [before] = panel.capture.calls.value
  const call = callOf(before!.exchange, { requestHeaders: [{ name: 'Cookie', value: 'mbox=secret' }] })
  host.receiveNews({ calls: [call] })
  vi.advanceTimersByTime(PERIOD)
  const [live] = panel.capture.calls.value
  const file = readImportText(toExchangeFile([live!.exchange]), { id: 'i', time: 1 })
  if (file.kind === 'read') panel.capture.imports.take(file.steps)
  const shown = panel.capture.calls.value.map(({ exchange }) => exchange.network?.requestHeaders)
  expect(shown).toEqual([call.requestHeaders])
})

it('does not count cleared exchanges as lost when the journal’s bound is reached', () => {
  const { receive, panel } = aPanelOnOnePage()
  const call = (from: number, to: number): void => {
    for (let number = from; number <= to; number += 1) receive('document-1', number)
    vi.advanceTimersByTime(10_000)
  }
  call(3, 3000)
  panel.clear()
  call(3001, 6000)
  expect(panel.capture.calls.value).toHaveLength(3000)
  expect(panel.capture.lost.value).toBe(0)
  call(6001, 8002)
  expect(panel.capture.lost.value).toBe(2)
})

it('keeps a call hidden that began in a pause, also when its answer comes at once after it', () => {
  const { receive, panel, sources } = aPanelOnOnePage()
  receive('document-1', 3)
  panel.capture.recording.value = false
  receive('document-1', 4)
  panel.capture.recording.value = true
  const answer = { kind: 'response' as const, call: 4, time: OPENED + 5, status: 200, body: { kind: 'none' as const } }
  receive('document-1', 5, answer)
  vi.advanceTimersByTime(PERIOD)
  expect(sources()).toEqual(['document-1/1', 'document-1/3'])
})

it('clears reports that arrived just before', () => {
  const { receive, panel, sources } = aPanelOnOnePage()
  receive('document-1', 3)
  receive('document-1', 4)
  panel.clear()
  vi.advanceTimersByTime(PERIOD)
  expect(sources()).toEqual([])
})
