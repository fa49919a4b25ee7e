import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  aNotification,
  anOption,
  aPrefetch,
  envelope,
  ledgerOf,
  OPENED,
  optionToken,
  prefetched,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import type { Row } from './row.ts'

describe('null for an optional member', () => {
  const members = ['options', 'metrics', 'state', 'analytics', 'trace']
  it.each(members)('is as if %s were absent', name => {
    const mbox = { ...anMbox({ name: 'home', metric: 'M' }), [name]: null }
    const { [name]: _, ...without } = mbox as Record<string, unknown>
    const [found, wanted] = [aPrefetch([mbox]), aPrefetch([without])]
    expect(parseDelivery(found).problems).toEqual([])
    expect(ledgerOf(found).map(row => [row.item.kind, row.state, row.display?.status])).toEqual(
      ledgerOf(wanted).map(row => [row.item.kind, row.state, row.display?.status]),
    )
  })

  it('is as if a whole part of the answer were absent', () => {
    const parts = { status: null, message: null, id: null, execute: null, notifications: null }
    const prefetch = { pageLoad: null, views: null, metrics: null, mboxes: [anMbox({ name: 'home' })] }
    const found = anExchange({ request: envelope, response: { ...parts, prefetch } })
    expect(parseDelivery(found).problems).toEqual([])
    expect(ledgerOf(found)).toHaveLength(1)
  })

  it('is as if it were absent in a notification', () => {
    const call = aPrefetch([anMbox({ name: 'home' })])
    const one = { view: null, pageLoad: null, parameters: null, order: null, impressionId: null, type: 'display' }
    const mbox = { name: 'home', state: 'state-of-home' }
    const notifications = [{ id: 'n', timestamp: OPENED + 1000, ...one, mbox, tokens: [optionToken('home')] }]
    const request = { ...envelope, execute: null, prefetch: null, qaMode: null, notifications }
    const sent = anExchange({ at: 1000, source: 'beacon', request })
    expect(parseDelivery(sent).problems).toEqual([])
    expect(rowOf(ledgerOf(call, sent), 'home').display?.status).toBe('sent')
  })
})

describe('what was imported without a time', () => {
  const undated = (exchange: Exchange): Exchange => ({
    ...exchange,
    request: { ...exchange.request!, source: 'import', undated: true },
  })
  const values = (row: Row | undefined) =>
    [row?.display, row?.click].flatMap(verdict => verdict?.reasons ?? []).flatMap(({ values: all }) => all)

  it.each([
    ['prefetched', aPrefetch([anMbox({ name: 'home', metric: 'M' })])],
    [
      'executed',
      anExchange({
        request: envelope,
        response: { status: 200, execute: { mboxes: [{ name: 'home', options: [{ type: 'html', content: '' }] }] } },
      }),
    ],
    ['of a view', prefetched({ views: [{ name: 'home', options: [anOption('A')] }] })],
  ])('and was %s has no time in its reasons', (_, exchange) => {
    for (const row of ledgerOf(undated(exchange)))
      expect(values(row).filter(value => typeof value === 'number')).toEqual([])
  })

  it('and was notified does not take the time of the import either, whatever its timestamp', () => {
    const display = undated(aDisplay('home', { timestamp: OPENED - 9e9, at: 5000 }))
    const row = rowOf(ledgerOf(aPrefetch([anMbox({ name: 'home' })]), display), 'home')
    expect(row.display).toMatchObject({
      status: 'sent',
      reasons: [{ code: 'sentAt', values: ['display', {}, undefined] }],
    })
  })

  it('pairs the same in either order of import', () => {
    const answer = undated(aPrefetch([anMbox({ name: 'home' })], { at: 100, documentId: 'import/a' }))
    const request = (at: number) =>
      undated(
        aNotification({ mbox: 'home', tokens: [optionToken('home')], at, documentId: 'import/b', sessionId: 'x' }),
      )
    const statuses = (exchange: Exchange) =>
      ledgerOf(answer, exchange).map(row => row.display?.reasons.map(({ code }) => code))
    expect(statuses(request(50))).toEqual(statuses(request(200)))
    expect(statuses(request(50))).toHaveLength(1)
  })

  it('does not count as an unknown token when no answer was imported with it', () => {
    const alone = undated(aNotification({ mbox: 'home', tokens: ['never-seen'], documentId: 'import/b' }))
    expect(ledgerOf(alone).map(row => row.display?.status)).toEqual(['sent'])
  })
})
