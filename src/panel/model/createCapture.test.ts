import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anMbox, aPrefetch, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aCall, introduction } from '../../../test/fixtures/host.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { PERIOD } from './createBatch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A panel that does not preserve the log, on a page with one call. */
function aPanelOnOnePage() {
  const made = aPanel()
  const { host, panel } = made
  panel.capture.preserveLog.value = false
  const goOn = (id = 'document-2', at = 1000): void =>
    host.hear(introduction({ id, openedAt: OPENED + at, startedAt: OPENED + at + 50 }))
  const hear = (documentId: string, number: number, call = aCall(number), frameId = 0): void =>
    host.hear({ kind: 'entries', documentId, entries: [{ number, report: call }] }, frameId)
  return { ...made, goOn, hear, sources: () => panel.capture.calls.value.map(({ exchange }) => exchange.id) }
}

describe('without a preserved log, a page that is left', () => {
  it('is gone with what was told of it a moment before', () => {
    const { hear, goOn, sources } = aPanelOnOnePage()
    hear('document-1', 3)
    hear('document-1', 4)
    goOn()
    vi.advanceTimersByTime(PERIOD)
    expect(sources()).toEqual([])
  })

  it('is gone with what is told of it afterwards, also when the log told of it before', () => {
    const { host, hear, goOn, sources } = aPanelOnOnePage()
    const late = aPrefetch([anMbox({ name: 'late' })], { id: 'late', at: 200, request: '{"requestId":"late"}' })
    host.hearNews({ calls: [callOf(late)] })
    vi.advanceTimersByTime(PERIOD)
    goOn()
    hear('document-1', 3, { ...aCall(3), url: late.request!.url, body: late.request!.body })
    hear('document-1', 4)
    vi.advanceTimersByTime(PERIOD)
    expect(sources()).toEqual([])
  })

  it('takes no frame of the next page with it that called first', () => {
    const { host, hear, goOn, sources } = aPanelOnOnePage()
    host.hear(introduction({ id: 'frame', top: false, openedAt: OPENED + 1100, startedAt: OPENED + 1100 }), 5)
    hear('frame', 1, aCall(1), 5)
    goOn()
    expect(sources()).toEqual(['frame/1'])
  })

  it('is there again when the visitor returns to it', () => {
    const { host, hear, goOn, sources } = aPanelOnOnePage()
    goOn()
    host.hear(introduction({}, { next: 3 }))
    hear('document-1', 3)
    expect(sources()).toEqual(['document-1/3'])
  })
})

it('clears what was told a moment before', () => {
  const { hear, panel, sources } = aPanelOnOnePage()
  hear('document-1', 3)
  hear('document-1', 4)
  panel.clear()
  vi.advanceTimersByTime(PERIOD)
  expect(sources()).toEqual([])
})
