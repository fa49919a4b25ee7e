import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyContent, anyName, anyNotification } from '../../../test/fixtures/anyCalls.ts'
import { aProposition, delivering, displaying } from '../../../test/fixtures/edge.ts'
import { anExchange, bodyOf, OPENED } from '../../../test/fixtures/exchanges.ts'
import type { Exchange, Source } from '../exchange/exchange.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import { ALLOY_EVENTS } from '../dialect/libraryEvents.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import { withoutImports } from './importBounds.ts'
import { emptyJournal, record, seenExchanges, stepsOf, type Journal, type Step } from './journal.ts'
import { createReconciler, reconcile } from './reconcile.ts'

const origin = fc.record({
  documentId: fc.constantFrom('d1', 'd1', 'd2', 'import/a', 'import/b'),
  frameId: fc.nat({ max: 1 }),
  sessionId: fc.constantFrom('s1', 's2'),
  source: fc.constantFrom<Source>('fetch', 'XHR', 'beacon', 'inspector', 'import'),
  at: fc.nat({ max: 6 }).map(step => step * 40),
})

const mbox = fc.record({ name: anyName, index: fc.nat({ max: 2 }) }, { requiredKeys: ['name'] })
const prefetch = fc.record({
  mboxes: fc.array(
    fc.tuple(mbox, anyContent).map(([of, held]) => ({ ...of, ...held })),
    { maxLength: 4 },
  ),
  views: fc.array(
    fc.tuple(anyName, anyContent).map(([of, held]) => ({ name: of, ...held })),
    { maxLength: 2 },
  ),
  pageLoad: anyContent,
})
const proposition = fc
  .record({ scope: anyName, id: fc.constantFrom('AT:one', 'AT:two') })
  .map(options => aProposition(options))

/** A call of either protocol that delivers, reports, or does both. */
const made = fc.oneof(
  fc.record({ of: origin, response: prefetch.map(held => ({ prefetch: held })) }),
  fc.record({
    of: origin,
    request: fc.array(anyNotification(0), { minLength: 1, maxLength: 3 }).map(notifications => ({ notifications })),
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

const renderedAt = fc.record({ documentId: fc.constantFrom('d1', 'd1', 'import/a'), at: fc.nat({ max: 240 }) })

/** What a library of either protocol reports about rendering. */
const rendered = fc.oneof(
  fc.record({
    of: renderedAt,
    type: fc.constantFrom('at-content-rendering-succeeded', 'at-content-rendering-failed'),
    detail: fc
      .tuple(
        fc.oneof(fc.record({ mbox: anyName }), fc.record({ view: anyName }), fc.constantFrom({ pageLoad: true }, {})),
        fc.array(fc.constantFrom('A', 'abc+'), { minLength: 1, maxLength: 2 }),
      )
      .map(([place, eventTokens]) => ({ execution: [{ ...place, data: { eventTokens } }] })),
  }),
  fc.record({
    of: renderedAt,
    type: fc.constant(ALLOY_EVENTS.rendering),
    detail: fc
      .tuple(proposition, fc.boolean())
      .map(([one, isFailure]) =>
        isFailure
          ? { status: 'rendering-failed', payload: { propositionDetails: one, item: {} } }
          : { status: 'rendering-succeeded', payload: { propositions: [one] } },
      ),
  }),
)

function toEvent(
  { of, type, detail }: typeof rendered extends fc.Arbitrary<infer Rendered> ? Rendered : never,
  index: number,
): PageEvent {
  return { id: `event-${index}`, documentId: of.documentId, time: OPENED + of.at, type, detail: bodyOf(detail) }
}

/**
 * What happens to the journal: a step of an exchange, an event (also instead of the oldest), all exchanges of files, the loss
 * of the oldest exchange, or of the files.
 */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('step' as const), at: fc.nat() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('event' as const), at: fc.nat(), lost: fc.nat({ max: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('import' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), at: fc.nat() }) },
)

type Happening = typeof happening extends fc.Arbitrary<infer Kind> ? Kind : never

interface Visit {
  exchanges: readonly Exchange[]
  events: readonly PageEvent[]
}

function after(journal: Journal, next: Happening, { exchanges, events }: Visit): Journal {
  const { at } = next
  const steps = exchanges.flatMap(lateSteps)
  switch (next.kind) {
    case 'step': {
      const step = steps[at % steps.length]
      return step ? record(journal, [step]) : journal
    }
    case 'event': {
      const [event, kept] = [events[at % events.length], [...journal.events].slice(next.lost)]
      return event ? record({ ...journal, events: new Map(kept) }, [{ kind: 'event', event }]) : journal
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
  const visits = fc.tuple(
    fc.array(made, { minLength: 1, maxLength: 8 }),
    fc.array(rendered, { maxLength: 4 }),
    fc.array(happening, { maxLength: 20 }),
  )
  const property = fc.property(visits, ([calls, reports, happenings]) => {
    const visit = { exchanges: calls.map(toExchange), events: reports.map(toEvent) }
    const advance = createReconciler()
    let journal = emptyJournal
    for (const each of happenings) {
      journal = after(journal, each, visit)
      const reads = seenExchanges(journal).map(DIALECTS.parse)
      const renderings = DIALECTS.renderingsOf([...journal.events.values()])
      const options = { renderings, isComplete: journal.dropped === 0 }
      expect(advance(reads, options)).toEqual(reconcile(reads, options))
    }
  })
  fc.assert(property, { numRuns: 200 })
})
