import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPanel, lastBody } from '../../../test/fixtures/panel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the filter of calls and sends', () => {
  it.each([
    ['home', 2, 1],
    ['cart', 1, 0],
    ['inspector', 1, 1],
    ['source:XHR', 1, 0],
    ['kind:prefetch', 1, 0],
    ['kind:display acknowledged', 1, 1],
    ['status:200', 2, 1],
    ['status:rejected', 2, 0],
    ['status:acknowledged', 2, 1],
    ['nowhere', 0, 0],
  ])('%j shows %i calls and %i sends', (filter, calls, sent) => {
    const { panel, sends, answer, row } = aPanel()
    panel.sendRow(row('home'))
    answer({ status: 200, notifications: lastBody(sends()).notifications.map(({ id }) => ({ id })) })
    panel.filter.value = filter
    expect([panel.shownCalls.value.length, panel.shownSent.value.length]).toEqual([calls, sent])
  })
})
