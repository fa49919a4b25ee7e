import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aProposition, delivering, displaying } from '../../../test/fixtures/edge.ts'
import { anExchange, anOption, OPENED } from '../../../test/fixtures/exchanges.ts'
import type { Exchange, Source } from '../exchange/exchange.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import { withoutImports } from './importBounds.ts'
import { emptyJournal, record, seenExchanges, stepsOf, type Journal, type Step } from './journal.ts'
import { createReconciler, reconcile } from './reconcile.ts'

const START = 'abcdefghijklmnop'

// Equal, near, cut and altered ones.
const token = fc.constantFrom('A', ' A', 'abc+', 'abc+==', START, `${START}q`, `${START}q==`, `${START}r==`)
const name = fc.constantFrom('m', 'n')
const state = fc.constantFrom('s', 't', undefined)
const origin = fc.record({
  documentId: fc.constantFrom('d1', 'd1', 'd2', 'import/a', 'import/b'),
  frameId: fc.nat({ max: 1 }),
  sessionId: fc.constantFrom('s1', 's2'),
  source: fc.constantFrom<Source>('fetch', 'XHR', 'beacon', 'inspector', 'import'),
  at: fc.nat({ max: 6 }).map(step => step * 40),
})

const content = fc.record({
  options: fc.array(token.map(anOption), { maxLength: 3 }),
  metrics: fc.array(fc.record({ type: fc.constantFrom('click', 'display'), eventToken: token }), { maxLength: 2 }),
  state,
})
const mbox = fc.record({ name, index: fc.nat({ max: 2 }) }, { requiredKeys: ['name'] })
const prefetch = fc.record({
  mboxes: fc.array(
    fc.tuple(mbox, content).map(([of, held]) => ({ ...of, ...held })),
    { maxLength: 4 },
  ),
  views: fc.array(
    fc.tuple(name, content).map(([of, held]) => ({ name: of, ...held })),
    { maxLength: 2 },
  ),
  pageLoad: content,
})
const place = fc.oneof(
  fc.record({ mbox: fc.record({ name, state }) }),
  fc.record({ view: fc.record({ name, state }) }),
  fc.record({ pageLoad: fc.record({ state }) }),
  fc.constant({}),
)
const notification = fc
  .tuple(
    place,
    fc.record({
      id: fc.constantFrom('i', 'j', undefined),
      type: fc.constantFrom('click', 'display'),
      tokens: fc.array(token, { maxLength: 3 }),
    }),
  )
  .map(([of, rest]) => ({ ...rest, ...of, timestamp: OPENED }))
const proposition = fc
  .record({ scope: name, id: fc.constantFrom('AT:one', 'AT:two') })
  .map(options => aProposition(options))

/** A call of either protocol that delivers, reports, or does both. */
const made = fc.oneof(
  fc.record({ of: origin, response: prefetch.map(held => ({ prefetch: held })) }),
  fc.record({
    of: origin,
    request: fc.array(notification, { minLength: 1, maxLength: 3 }).map(notifications => ({ notifications })),
  }),
  fc.record({ of: origin, delivered: fc.array(proposition, { minLength: 1, maxLength: 2 }) }),
  fc.record({ of: origin, displayed: fc.array(proposition, { minLength: 1, maxLength: 2 }) }),
)

function toExchange(
  { of, ...call }: typeof made extends fc.Arbitrary<infer Made> ? Made : never,
  index: number,
): Exchange {
  const options = { ...of, id: `${of.documentId}/${index}` }
  if ('delivered' in call) return delivering(call.delivered, options)
  if ('displayed' in call) return displaying(call.displayed, options)
  return anExchange({ ...options, ...call })
}

/** What happens to the journal: a step of an exchange, all of a file's, the loss of the oldest, or of the files. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('step' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('import' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), at: fc.nat() }) },
)

type Happening = typeof happening extends fc.Arbitrary<infer Kind> ? Kind : never

function after(journal: Journal, { kind, at }: Happening, exchanges: readonly Exchange[]): Journal {
  const steps = exchanges.flatMap(lateSteps)
  switch (kind) {
    case 'step': {
      const step = steps[at % steps.length]
      return step ? record(journal, [step]) : journal
    }
    case 'import':
      return record(journal, exchanges.filter(({ documentId }) => documentId.startsWith('import/')).flatMap(stepsOf))
    case 'drop': {
      const left = [...journal.exchanges].slice(1)
      return { ...journal, exchanges: new Map(left), dropped: journal.dropped + 1 }
    }
    case 'clear':
      return withoutImports(journal, [...journal.exchanges.values()])
  }
}

/** Every other exchange has its body later than its request. */
function lateSteps(exchange: Exchange, index: number): Step[] {
  return stepsOf(exchange).flatMap((step): Step[] => {
    if (step.kind !== 'request' || index % 2 === 0) return [step]
    const { request, ...of } = step
    const { body, ...rest } = request
    return [
      { ...of, kind: 'request', request: { ...rest, body: { kind: 'pending' } } },
      { ...of, kind: 'body', body },
    ].map(each => each as Step)
  })
}

it('the ledger that grows is the one of all exchanges from scratch, whatever happens in whatever order', () => {
  const visits = fc.tuple(fc.array(made, { minLength: 1, maxLength: 8 }), fc.array(happening, { maxLength: 20 }))
  const property = fc.property(visits, ([calls, happenings]) => {
    const exchanges = calls.map(toExchange)
    const advance = createReconciler()
    let journal = emptyJournal
    for (const each of happenings) {
      journal = after(journal, each, exchanges)
      const reads = seenExchanges(journal).map(DIALECTS.parse)
      const options = { isComplete: journal.dropped === 0 }
      expect(advance(reads, options)).toEqual(reconcile(reads, options))
    }
  })
  fc.assert(property, { numRuns: 200 })
})
