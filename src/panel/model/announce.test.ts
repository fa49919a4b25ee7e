import { batch, signal } from '@preact/signals'
import { reason } from '../../core/ledger/reason.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { announceFilter, FILTER_PAUSE } from './announce.ts'
import { createAnnouncer } from './createAnnouncer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the status line', () => {
  it('announces a repeated message as a new one', async () => {
    const { panel } = aPanel()
    await panel.copy('token', 'abc')
    const { id } = panel.announcement.value
    await panel.copy('token', 'abc')
    expect(panel.announcement.value).toMatchObject({ text: 'Copied: token' })
    expect(panel.announcement.value.id).not.toBe(id)
  })

  it('announces how many rows the filter leaves, once typing has paused, and nothing without a filter', () => {
    const { panel } = aPanel()
    panel.filters.ledger.text.value = 'ho'
    vi.advanceTimersByTime(FILTER_PAUSE - 1)
    panel.filters.ledger.text.value = 'home'
    vi.advanceTimersByTime(FILTER_PAUSE - 1)
    expect(panel.announcement.value.text).toBe('')
    vi.advanceTimersByTime(1)
    expect(panel.announcement.value.text).toBe('2 of 3 rows')
    panel.filters.ledger.text.value = ''
    vi.advanceTimersByTime(FILTER_PAUSE)
    expect(panel.announcement.value.text).toBe('')
  })

  it('announces the result of a filter again once there are rows to filter, and not after that', () => {
    const { panel } = aPanel()
    const announcer = createAnnouncer()
    const [typed, shown, all] = [signal(''), signal<unknown[]>([]), signal<unknown[]>([])]
    announceFilter({ text: typed, shown, all }, { text: panel.text, announcer })
    typed.value = 'home'
    vi.advanceTimersByTime(FILTER_PAUSE)
    const texts = [
      [0, 0],
      [1, 7],
      [2, 9],
    ].map(([passing = 0, total = 0]) => {
      batch(() => {
        shown.value = Array.from({ length: passing })
        all.value = Array.from({ length: total })
      })
      return announcer.announcement.value.text
    })
    expect(texts).toEqual(['0 of 0 rows', '1 of 7 rows', '1 of 7 rows'])
  })

  it('keeps a message that comes before typing has paused', async () => {
    const { panel } = aPanel()
    panel.filters.ledger.text.value = 'home'
    await panel.copy('token', 'abc')
    vi.advanceTimersByTime(FILTER_PAUSE)
    expect(panel.announcement.value.text).toBe('Copied: token')
  })

  it('is silent after the panel was cleared', async () => {
    const { panel } = aPanel()
    await panel.copy('token', 'abc')
    panel.clear()
    expect(panel.announcement.value.text).toBe('')
  })

  it('announces a send with its outcome, and not again as the last problem', () => {
    const { panel, answer, row } = aPanel()
    panel.sendRow(row('home'))
    answer({ status: 400, message: 'no' })
    expect(panel.announcement.value).toMatchObject({ text: 'Rejected (400): display for home', outcome: 'rejected' })
    expect(panel.lastProblem.value).toBeUndefined()
  })

  it('names a send without a location after its row', () => {
    const { panel, answer, row } = aPanel()
    panel.editing.edit(row('home'))
    panel.editing.draft.value!.type('{')
    panel.sendDraft()
    expect(panel.announcement.value.text).toBe('Sending: notification for home')
    answer({ status: 400, message: 'no' })
    expect(panel.announcement.value.text).toBe('Rejected (400): notification for home')
  })
})

it('shortens long values in the middle where they are only read', () => {
  const { panel } = aPanel()
  const token = `start${'x'.repeat(1000)}end`
  const found = reason('tokenUnknown', 'display', { location: { kind: 'mbox', name: 'home' } }, token)
  const [brief, whole] = [panel.brief.reason(found), panel.text.reason(found)]
  expect(whole).toContain(token)
  expect(whole.length - brief.length).toBe(token.length - 200)
  expect(brief).toMatch(/startx+…x+end/)
})
