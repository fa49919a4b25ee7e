import { describe, expect, it, vi } from 'vitest'
import { aDisplay, anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { anInventedCall, anInventedReport, invented } from '../../../test/fixtures/invented.ts'
import { delivery } from '../delivery/dialect.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { createFilter } from '../filter/matchTerms.ts'
import { ledgerFields } from '../ledger/filter.ts'
import { emptyJournal } from '../ledger/emptyJournal.ts'
import { record, seenExchanges } from '../ledger/journal.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { pairNetwork } from '../network/pairNetwork.ts'
import { buildIdentityHistory } from '../session/identityHistory.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import { combine } from './dialects.ts'

const both = combine([delivery, invented])

/** What the journal holds of exchanges, read by the protocol that owns each. */
function readAll(...exchanges: Exchange[]) {
  const journal = exchanges.reduce((known, { id: exchangeId, documentId, frameId, request, response }) => {
    const of = { exchangeId, documentId, frameId }
    return record(known, [
      ...(request ? [{ ...of, kind: 'request' as const, request }] : []),
      ...(response ? [{ ...of, kind: 'response' as const, response }] : []),
    ])
  }, emptyJournal)
  return seenExchanges(journal).map(both.parse)
}

const ledger = (...exchanges: Exchange[]) =>
  reconcile(readAll(...exchanges)).map(({ location, display }) => [
    'name' in location ? location.name : '',
    display?.status,
    ...(display?.reasons ?? []).map(({ code }) => code),
  ])

describe('a protocol that nothing but the table knows', () => {
  const call = anInventedCall({ hero: 'T-hero', footer: 'T-footer' })

  it('has its content in the ledger: due until it is reported', () => {
    expect(ledger(call, anInventedReport('hero', 'T-hero'))).toEqual([
      ['hero', 'acknowledged', 'acknowledgedAt'],
      ['footer', 'due', 'dueSince'],
    ])
  })

  it.each([
    [
      'a report that the answer does not accept is rejected',
      [anInventedReport('hero', 'T-hero', { accepted: [] })],
      'rejected',
    ],
    ['a second report is a duplicate', [1, 2].map(() => anInventedReport('hero', 'T-hero')), 'duplicate'],
    ['a report by another guest is a mismatch', [anInventedReport('hero', 'T-hero', { guest: 'bob' })], 'mismatch'],
    ['a report with a damaged token is a mismatch', [anInventedReport('hero', 'T-hero=')], 'mismatch'],
  ])('%s', (_, reports, status) => {
    expect(ledger(anInventedCall({ hero: 'T-hero' }), ...reports)[0]?.[1]).toBe(status)
  })

  it('stands beside the Delivery API in one ledger', () => {
    const delivered = [aPrefetch([anMbox({ name: 'home' })], { at: 10 }), aDisplay('home', { at: 20 })]
    expect(ledger(call, ...delivered).map(([name, status]) => [name, status])).toEqual([
      ['hero', 'due'],
      ['footer', 'due'],
      ['home', 'sent'],
    ])
  })

  it('answers only what was delivered over itself, whatever tokens are equal', () => {
    const delivered = aPrefetch([anMbox({ name: 'hero', token: 'T-hero' })], { at: 10 })
    const own = anInventedReport('hero', 'T-hero')
    expect(ledger(call, delivered, own).map(([name, status]) => [name, status])).toEqual([
      ['hero', 'acknowledged'],
      ['footer', 'due'],
      ['hero', 'due'],
    ])
  })

  it('is found by the filter', () => {
    const rows = reconcile(readAll(call))
    const found = (text: string) => rows.filter(createFilter(text, ledgerFields())).length
    expect(['hero', 'status:due', 'kind:slots', 'token:T-f', 'status:sent'].map(found)).toEqual([1, 2, 2, 1, 0])
  })

  it('is asked once whether an exchange is its own, however often the journal grows', () => {
    const owns = vi.fn(invented.owns)
    const { parse } = combine([{ ...invented, owns }])
    for (let times = 0; times < 3; times += 1) parse(call)
    expect(owns).toHaveBeenCalledTimes(1)
  })

  it('is summarised as a call', () => {
    const [read] = readAll(call)
    expect(read?.dialect.summarise(read)).toMatchObject({
      kinds: ['want'],
      locations: [{ name: 'hero' }, { name: 'footer' }],
    })
  })

  it('is paired with the network log', () => {
    const [seen, ...more] = pairNetwork({ exchanges: [call], calls: [callOf(call)], documents: [] })
    expect(more).toEqual([])
    expect(seen?.network?.url).toBe(call.request?.url)
  })

  it('has an identity history, apart from that of other protocols', () => {
    const reads = readAll(aPrefetch([anMbox({ name: 'home' })]), call, anInventedCall({ hero: 'T2' }, 'bob'))
    const histories = buildIdentityHistory(reads)
    expect(histories.map(({ dialect }) => dialect.name)).toEqual(['delivery', 'invented'])
    expect(histories[1]?.fields[0]?.stamps.map(({ value, alarm }) => [value, alarm])).toEqual([
      ['ann', undefined],
      ['bob', 'another guest'],
    ])
  })
})
