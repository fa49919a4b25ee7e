import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../delivery/exchange.ts'
import { readExchange } from '../delivery/read.ts'
import { emptyJournal, record, type Step } from './journal.ts'
import { reconcile } from './reconcile.ts'

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
  reconcile([...record(emptyJournal, from).exchanges.values()].map(readExchange)).map(
    ({ id, eventToken, state, display }) => ({ id, eventToken, state, display }),
  )

it('is the same ledger in whatever order, and however often, the steps are recorded', () => {
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
  const body = fc.oneof(fc.string(), fc.json(), mutated())
  fc.assert(
    fc.property(fc.array(fc.tuple(body, body), { maxLength: 5 }), bodies => {
      const recorded = bodies.map(([request, response], index) => aPrefetch([], { id: `x${index}`, request, response }))
      const reads = recorded.map(readExchange)
      expect(reads).toHaveLength(bodies.length)
      reconcile(reads)
    }),
    { numRuns: 500 },
  )
})

/** A real-shaped body with one member replaced by anything. */
function mutated(): fc.Arbitrary<string> {
  const shapes = exchanges.flatMap(({ request, response }) => [
    request?.body,
    response?.kind === 'answered' ? response.body : undefined,
  ])
  const texts = shapes.flatMap(found => (found?.kind === 'text' ? [found.text] : []))
  return fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.jsonValue()).map(([text, place, value]) => {
    const parsed: unknown = JSON.parse(text)
    const places = placesOf(parsed)
    const chosen = places[place % Math.max(places.length, 1)]
    if (chosen) chosen.holder[chosen.name] = value
    return JSON.stringify(parsed)
  })
}

interface Place {
  holder: Record<string, unknown>
  name: string
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap(name => [{ holder, name }, ...placesOf(holder[name])])
}
