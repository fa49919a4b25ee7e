import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { aDisplay, anExchange, anMbox, aNotification, aPrefetch, ledgerOf } from '../../../test/fixtures/exchanges.ts'
import { brokenRule } from '../../../test/fixtures/generateChecks.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { createFilter } from '../filter/matchTerms.ts'
import { ledgerFields } from './filter.ts'
import { emptyJournal } from './emptyJournal.ts'
import { record, type Step } from './journal.ts'
import { reconcile } from './reconcile.ts'
import type { Row } from './row.ts'

const exchanges = [
  aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'product1' })], { id: 'a' }),
  aDisplay('home', { id: 'b', at: 100 }),
  aDisplay('product1', { id: 'c', at: 200 }),
  aDisplay('product1', { id: 'd', at: 300 }),
  aPrefetch([anMbox({ name: 'home', state: 'second' })], { id: 'e', at: 400 }),
]

function stepsOf({ id, documentId, frameId, request, response }: Exchange): Step[] {
  const of = { exchangeId: id, documentId, frameId }
  return [
    ...(request ? [{ ...of, kind: 'request' as const, request }] : []),
    ...(response ? [{ ...of, kind: 'response' as const, response }] : []),
  ]
}

const steps = exchanges.flatMap(stepsOf)
const ledger = (from: readonly Step[]) =>
  reconcile([...record(emptyJournal, from).exchanges.values()].map(parseDelivery)).map(
    ({ id, token, state, display }) => ({ id, token, state, display }),
  )

it('is the same ledger however often the steps are recorded, and in whatever order', () => {
  const anyOrder = fc.array(fc.constantFrom(...steps), { maxLength: 20 }).chain(repeated => {
    const all = [...steps, ...repeated]
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
  })
  const property = fc.property(anyOrder, shuffled => {
    expect(ledger(shuffled)).toEqual(ledger(steps))
  })
  fc.assert(property)
})

it('loses no exchange and does not crash, whatever the bodies hold', () => {
  const body = fc.oneof(fc.string({ unit: codePoint }), fc.json())
  fc.assert(
    fc.property(fc.array(fc.tuple(body, body), { maxLength: 5 }), bodies => {
      const recorded = bodies.map(([request, response], index) => aPrefetch([], { id: `x${index}`, request, response }))
      const reads = recorded.map(parseDelivery)
      expect(reads).toHaveLength(bodies.length)
      reconcile(reads)
    }),
    { numRuns: 500 },
  )
})

it('keeps its rules whatever happens to the members of real bodies', () => {
  const property = fc.property(fc.integer(), seed => {
    expect(brokenRule(seed)).toBeUndefined()
  })
  fc.assert(property, { numRuns: 1000 })
})

describe('input that mutation found:', () => {
  const odd = { toString: 1 }
  const actions = { type: 'actions', eventToken: 't', content: [{ type: odd }] }
  const cases: [string, Exchange][] = [
    ['views under execute, which the API does not define', anExchange({ response: { execute: { views: {} } } })],
    ['a URL that is not a string', aNotification({ view: 'v', overrides: { context: { address: { url: odd } } } })],
    [
      'an action without a type',
      anExchange({ response: { prefetch: { mboxes: [{ name: 'm', options: [actions] }] } } }),
    ],
  ]
  it.each(cases)('%s does not throw', (_, exchange) => {
    expect(() => ledgerOf(exchange).map(createFilter('word', ledgerFields()))).not.toThrow()
  })
})

// Content that the tester requested counts as delivered to the page.
it('keeps the page’s verdicts when the tester’s send requests content', () => {
  const page = [aPrefetch([anMbox({ name: 'home' })], { id: 'a' }), aDisplay('home', { id: 'b', at: 100 })]
  const own = aPrefetch([anMbox({ name: 'home', state: 'own' })], { id: 'own', at: 200, source: 'inspector' })
  const statuses = (rows: Row[]) => rows.map(({ id, display }) => [id, display?.status])
  expect(statuses(ledgerOf(...page, own))).toEqual(statuses(ledgerOf(...page)))
})
