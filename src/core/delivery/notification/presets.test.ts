import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  aPrefetch,
  envelope,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
} from '../../../../test/fixtures/exchanges.ts'
import type { JsonObject } from '../../json/json.ts'
import type { Row } from '../../ledger/row.ts'
import { PRESETS, type PresetCode } from './presets.ts'

function make(code: PresetCode, rows: Row[], row?: Row) {
  let made = 0
  const kind = PRESETS.find(candidate => candidate.code === code)
  return kind?.make({ row, rows, now: OPENED + 9_000, newId: () => `id-${(made += 1)}` })
}
const notifications = (...args: Parameters<typeof make>): JsonObject[] => make(...args)?.notifications ?? []

const twoOptions = {
  ...anMbox({ name: 'home', metric: metricToken('home') }),
  options: [
    { type: 'html', content: 'a', eventToken: optionToken('a') },
    { type: 'html', content: 'b', eventToken: optionToken('b') },
  ],
}

/** An answer with views, pageLoad and the rest as given. */
const answered = (prefetch: object, execute?: object) =>
  anExchange({
    at: 0,
    request: { ...envelope, prefetch: { views: [{}] } },
    response: { status: 200, client: 'demo', prefetch, ...(execute && { execute }) },
  })

describe('a preset', () => {
  it('displays all options of the location in one notification, with the state', () => {
    const rows = ledgerOf(aPrefetch([twoOptions, anMbox({ name: 'cart' })]))
    expect(notifications('displayOfLocation', rows, rows[0])).toEqual([
      {
        id: 'id-1',
        impressionId: 'id-2',
        type: 'display',
        timestamp: OPENED + 9_000,
        mbox: { name: 'home', state: 'state-of-home' },
        tokens: [optionToken('a'), optionToken('b')],
      },
    ])
  })

  it('clicks each metric of the location in a separate notification, without state', () => {
    const metrics = [
      { type: 'click', eventToken: metricToken('1') },
      { type: 'click', eventToken: metricToken('2') },
    ]
    const rows = ledgerOf(aPrefetch([{ ...twoOptions, metrics }]))
    const clicks = notifications('clickOfEachMetric', rows, rows[0])
    expect(clicks.map(({ type, tokens, mbox }) => [type, tokens, mbox])).toEqual([
      ['click', [metricToken('1')], { name: 'home' }],
      ['click', [metricToken('2')], { name: 'home' }],
    ])
    expect(new Set(clicks.flatMap(({ id, impressionId }) => [id, impressionId])).size).toBe(4)
  })

  it('displays everything due at once, each location once, and nothing that was notified', () => {
    const prefetch = aPrefetch([twoOptions, anMbox({ name: 'cart' }), anMbox({ name: 'done' })])
    const rows = ledgerOf(prefetch, aDisplay('done'))
    const due = notifications('allDue', rows, rowOf(rows, 'cart'))
    expect(due.map(({ mbox, tokens }) => [mbox, tokens])).toEqual([
      [{ name: 'home', state: 'state-of-home' }, [optionToken('a'), optionToken('b')]],
      [{ name: 'cart', state: 'state-of-cart' }, [optionToken('cart')]],
    ])
  })

  it('leaves out due options of another document or session', () => {
    const other = aPrefetch([anMbox({ name: 'other' })], { documentId: 'document-2' })
    const later = aPrefetch([anMbox({ name: 'later' })], { sessionId: 'another', at: 5 })
    const rows = ledgerOf(aPrefetch([anMbox({ name: 'cart' })]), other, later)
    expect(notifications('allDue', rows, rowOf(rows, 'cart')).map(({ mbox }) => mbox)).toEqual([
      { name: 'cart', state: 'state-of-cart' },
    ])
  })

  it('visits a view by its name alone', () => {
    const options = [{ type: 'html', content: 'v', eventToken: optionToken('v') }]
    const rows = ledgerOf(answered({ views: [{ name: 'cart', state: 's', options }] }))
    expect(notifications('viewVisit', rows, rows[0])).toMatchObject([{ type: 'display', view: { name: 'cart' } }])
    expect(Object.keys(notifications('viewVisit', rows, rows[0])[0] ?? {})).not.toContain('tokens')
    expect(notifications('viewVisit', [], undefined)).toMatchObject([{ view: { name: '' } }])
  })

  it('displays a pageLoad that was prefetched, but not one that was executed', () => {
    const options = [{ type: 'html', content: 'p', eventToken: optionToken('p') }]
    const prefetched = ledgerOf(answered({ pageLoad: { options, state: 's' } }))
    expect(notifications('pageLoad', prefetched, prefetched[0])).toMatchObject([
      { type: 'display', pageLoad: { state: 's' }, tokens: [optionToken('p')] },
    ])
    expect(make('pageLoad', ledgerOf(answered({}, { pageLoad: { options } })))).toBeUndefined()
  })

  it('reports an order', () => {
    expect(notifications('orderConversion', [])).toMatchObject([
      { type: 'display', mbox: { name: 'orderConfirmPage' }, order: { total: 1, purchasedProductIds: ['product-1'] } },
    ])
  })

  it('repeats the newest notification under the same impressionId and a new id', () => {
    const own = aDisplay('home', { source: 'inspector', impressionId: 'shown-2', notificationId: 'second', at: 2000 })
    const rows = ledgerOf(aPrefetch([anMbox({ name: 'home' })]), aDisplay('home', { impressionId: 'shown-1' }), own)
    const again = make('repeat', rows, rowOf(rows, 'home'))
    expect(again?.notifications).toMatchObject([
      { id: 'id-1', impressionId: 'shown-2', timestamp: OPENED + 9_000, tokens: [optionToken('home')] },
    ])
    expect(again?.kept).toEqual(['impressionId'])
  })

  it.each(['displayOfLocation', 'clickOfEachMetric', 'allDue', 'pageLoad', 'repeat'] as const)(
    '%s makes nothing where nothing was delivered for it',
    code => {
      const rows = ledgerOf(answered({ mboxes: [{ name: 'empty', state: 's' }] }))
      expect(make(code, rows, rows[0])).toBeUndefined()
      expect(make(code, [], undefined)).toBeUndefined()
    },
  )
})
