import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, envelope, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aNetworkCall, callOf } from '../../../test/fixtures/networkCalls.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import type { Body, Exchange } from '../exchange/exchange.ts'
import { IMPORTED_PREFIX } from '../exchange/imported.ts'
import { emptyJournal, record, seenExchanges, type Step } from '../ledger/journal.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { createNetworkPairing, pairNetwork } from './pairNetwork.ts'

const TOP = { id: 'document-1', openedAt: OPENED - 100, startedAt: OPENED - 50 }
const body = (requestId: string) => JSON.stringify({ requestId, prefetch: {} })

const pages = ['a', 'b', 'c'].map((id, at) =>
  aPrefetch([anMbox({ name: id })], { id, at: at * 10, request: at === 2 ? '{}' : body(id) }),
)
const unseen = aDisplay('a', { id: 'unseen', at: 40, status: 200, response: { status: 200, notifications: [] } })
const again = { ...callOf(pages[2]!), id: 'log again', time: OPENED + 900 }
const calls = [...pages.map(exchange => callOf(exchange)), callOf(unseen), again]
const steps: Step[] = [
  ...pages.flatMap((exchange): Step[] => [
    { ...of(exchange), kind: 'request', request: exchange.request! },
    { ...of(exchange), kind: 'response', response: exchange.response! },
  ]),
  ...calls.map((call): Step => ({ kind: 'network', call })),
  { kind: 'document', document: TOP },
]
const outcome = (from: readonly Step[]) => {
  const seen = seenExchanges(record(emptyJournal, from))
  const rows = reconcile(seen.map(parseDelivery)).map(({ id, display }) => [id, display?.status])
  const exchanges = seen.map(({ id, documentId, request, network }) => [id, documentId, request?.source, network?.id])
  return { rows, exchanges: exchanges.toSorted() }
}

it('gives the same exchanges and verdicts in whatever order, and however often, the steps come', () => {
  const anyOrder = fc.array(fc.constantFrom(...steps), { maxLength: 12 }).chain(repeated => {
    const all = [...steps, ...repeated]
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
  })
  const property = fc.property(anyOrder, shuffled => {
    expect(outcome(shuffled)).toEqual(outcome(steps))
  })
  fc.assert(property)
  expect(outcome(steps).exchanges).toHaveLength(5)
})

it('counts every call once: no call is lost or in two exchanges', () => {
  const moment = fc.integer({ min: 0, max: 30_000 })
  const text = fc.constantFrom('{}', '[]', envelope.requestId, body('x'), body('y'))
  const sight = fc.record({ time: moment, text })
  const property = fc.property(fc.array(sight), fc.array(sight), (seen, logged) => {
    const exchanges = seen.map(({ time, text: request }, at) => aPrefetch([], { id: `p${at}`, at: time, request }))
    const entries = logged.map(({ time, text: sent }, at) =>
      aNetworkCall({ id: `n${at}`, time: OPENED + time, body: { kind: 'text', text: sent, length: sent.length } }),
    )
    const all = pairNetwork({ exchanges, calls: entries, documents: [TOP] })
    expect(all.map(({ id }) => id).filter(id => id.startsWith('p'))).toEqual(exchanges.map(({ id }) => id))
    const paired = all.flatMap(({ network }) => (network ? [network.id] : []))
    expect(paired.toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
  })
  fc.assert(property)
})

it('depends on the records that there are, not on those that were there before', () => {
  const unread: Body = { kind: 'unreadable', reason: 'a stream' }
  const text = fc.constantFrom('{}', body('x'), body('y'), body('z'), undefined)
  const sight = fc.record({ time: fc.integer({ min: 0, max: 30_000 }), text, isImport: fc.boolean() })
  const bodyOf = (sent: string | undefined): Body =>
    sent === undefined ? unread : { kind: 'text', text: sent, length: sent.length }
  const toExchange = (
    { time, text: sent, isImport }: { time: number; text: string | undefined; isImport: boolean },
    at: number,
  ) => {
    const exchange = aPrefetch([], { id: `p${at}`, at: time, documentId: isImport ? `${IMPORTED_PREFIX}a` : TOP.id })
    return { ...exchange, request: { ...exchange.request!, body: bodyOf(sent) } }
  }
  const visits = fc.tuple(
    fc.array(sight, { maxLength: 8 }),
    fc.array(sight, { maxLength: 8 }),
    fc.array(fc.tuple(fc.array(fc.nat(7)), fc.array(fc.nat(7))), { minLength: 1, maxLength: 8 }),
  )
  const property = fc.property(visits, ([seen, logged, moments]) => {
    const exchanges = seen.map(toExchange)
    const calls = logged.map(({ time, text: sent }, at) =>
      aNetworkCall({ id: `n${at}`, time: OPENED + time, body: bodyOf(sent) }),
    )
    const pair = createNetworkPairing()
    for (const [some, others] of moments) {
      const sights = {
        exchanges: exchanges.filter((_, at) => some.includes(at)),
        calls: calls.filter((_, at) => others.includes(at)),
        documents: [TOP],
      }
      expect(pair(sights)).toEqual(pairNetwork(sights))
    }
  })
  fc.assert(property, { numRuns: 500 })
})

function of({ id, documentId, frameId }: Exchange) {
  return { exchangeId: id, documentId, frameId }
}
