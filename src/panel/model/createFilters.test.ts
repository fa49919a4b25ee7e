import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aStore } from '../../../test/fixtures/host.ts'
import { locationName } from '../../core/dialect/location.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPanel, filterAll, lastBody } from '../../../test/fixtures/panel.ts'

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
    ['status:rejected', 0, 0],
    ['status:acknowledged', 1, 1],
    ['is:yours', 1, 0],
    ['-is:yours source:XHR', 1, 0],
    ['location:cart', 1, 0],
    ['load:1', 2, 1],
    ['load:2', 0, 0],
    ['http:200', 0, 1],
    ['type:display outcome:Ack', 0, 1],
    ['url:/delivery/', 2, 1],
    ['nowhere', 0, 0],
  ])('%j shows %i calls and %i sends', (filter, calls, sent) => {
    const { panel, sends, answer, row } = aPanel()
    panel.sendRow(row('home'))
    answer({ status: 200, notifications: lastBody(sends()).notifications.map(({ id }) => ({ id })) })
    filterAll(panel, filter)
    expect([panel.shownCalls.value.length, panel.shownSent.value.length]).toEqual([calls, sent])
  })
})

describe('the filter of a view', () => {
  it('is its own, and remembered for the next panel', () => {
    const store = aStore()
    const { panel } = aPanel({ store })
    panel.filters.calls.text.value = 'kind:prefetch'
    const next = aPanel({ store }).panel
    expect([next.filters.ledger, next.filters.calls, next.filters.sent].map(({ text }) => text.value)).toEqual([
      '',
      'kind:prefetch',
      '',
    ])
    next.filters.calls.text.value = ''
    expect(aPanel({ store }).panel.filters.calls.text.value).toBe('')
  })

  it('gets a term for a value of a row, and for the opposite in its place', () => {
    const { panel } = aPanel()
    const names = () => panel.shownRows.value.map(({ location }) => locationName(location))
    panel.filters.add('ledger', { key: 'location', value: 'home', excluded: false })
    expect([panel.filters.ledger.text.value, names()]).toEqual(['location:=home', ['home', 'home']])
    panel.filters.add('ledger', { key: 'location', value: 'home', excluded: true })
    expect([panel.filters.ledger.text.value, names()]).toEqual(['-location:=home', ['cart']])
  })

  it('offers values with the number of the rows that also fit the other terms', () => {
    const { panel, record } = aPanel()
    const { ledger } = panel.filters
    const offered = (text: string) => {
      ledger.text.value = text
      return ledger.complete(text.length, false)?.offered.map(one => [one.inserted, 'count' in one && one.count])
    }
    expect(offered('location:')).toEqual([
      ['=home', 2],
      ['=cart', 1],
    ])
    expect(offered('location:c')).toEqual([['=cart', 1]])
    expect(offered('click:waiting location:')).toEqual([['=home', 1]])
    record(2, aPrefetch([anMbox({ name: 'cinema' })], { at: 50 }))
    expect(offered('location:c')).toEqual([
      ['=cart', 1],
      ['=cinema', 1],
    ])
  })
})
