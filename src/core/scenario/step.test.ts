import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anMbox, aPrefetch, ledgerOf, metricToken } from '../../../test/fixtures/exchanges.ts'
import type { Judgement } from '../dialect/dialect.ts'
import { OUTCOMES, plainOutcome } from './outcome.ts'
import type { Scenario, ScenarioStep } from './scenario.ts'
import { renamed } from './freeName.ts'
import { rowOfStep } from './step.ts'

const rows = ledgerOf(
  aPrefetch([anMbox({ name: 'home', metric: metricToken('home') }), anMbox({ name: 'cart' })], { documentId: 'a' }),
  aPrefetch([anMbox({ name: 'home' })], { documentId: 'b', at: 5000 }),
)

function step(parts: Partial<ScenarioStep>): ScenarioStep {
  const location = { kind: 'mbox', name: 'home' }
  return { dialect: 'delivery', event: 'display', location, changes: [], outcome: 'Acknowledged', ...parts }
}

describe('the row of a step', () => {
  it.each<[string, Partial<ScenarioStep>, string | undefined]>([
    ['is the newest of its location', {}, 'b'],
    ['has its event', { event: 'click' }, 'a'],
    ['has its location', { location: { kind: 'mbox', name: 'cart' } }, 'a'],
    ['is of its protocol', { dialect: 'edge' }, undefined],
    ['is of its kind of location', { location: { kind: 'view', name: 'home' } }, undefined],
    ['has its name', { location: { kind: 'mbox', name: 'Home' } }, undefined],
    ['is none for a kind that is unknown', { location: { kind: 'hologram', name: 'home' } }, undefined],
  ])('%s', (_, parts, documentId) => {
    expect(rowOfStep(step(parts), rows)?.documentId).toBe(documentId)
  })
})

describe('added scenarios', () => {
  const scenario = fc.record({
    id: fc.constantFrom('a', 'b'),
    name: fc.constantFrom('x', 'x (2)', 'y'),
    steps: fc.constant<ScenarioStep[]>([]),
  })

  it('never share a name or an id with another, and keep their order and steps', () => {
    const distinct = fc.uniqueArray(scenario, { selector: ({ name }) => name })
    const property = fc.property(distinct, fc.array(scenario), (known: Scenario[], added) => {
      let made = 0
      const all = [...known, ...renamed(added, known, () => `new-${(made += 1)}`)]
      expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
      expect(all.slice(known.length).map(({ id }) => id)).toEqual(added.map((_, index) => `new-${index + 1}`))
      for (const [index, { name }] of added.entries())
        expect(all[known.length + index]?.name.startsWith(name)).toBe(true)
    })
    fc.assert(property)
  })
})

it.each<[Judgement, string | undefined]>([
  [{ kind: 'sending' }, undefined],
  [{ kind: 'acknowledged' }, 'Acknowledged'],
  [{ kind: 'not acknowledged', missing: ['n'] }, 'Not acknowledged'],
  [{ kind: 'rejected', status: 400, message: 'no' }, 'Rejected'],
  [{ kind: 'no answer', reason: 'timeout' }, 'No answer'],
  [{ kind: 'accepted' }, 'Accepted, no body'],
  [{ kind: 'accepted', isRead: true }, 'Accepted'],
  [{ kind: 'accepted', isRead: true, warnings: ['w'] }, 'Accepted with warnings'],
  [{ kind: 'unproven', why: 'cut' }, 'Sent, answer cut'],
])('the outcome %j is expected as %s', (judgement, outcome) => {
  expect(plainOutcome(judgement)).toBe(outcome)
  if (outcome !== undefined && judgement.kind !== 'unproven') expect(OUTCOMES).toContain(outcome)
})

it('a file of 30,000 scenarios of one name is renamed at once', () => {
  const added = Array.from({ length: 30_000 }, () => ({ id: 'a', name: 'Same', steps: [] }))
  const names = renamed(added, [{ id: 'b', name: 'Same', steps: [] }], () => 'c').map(({ name }) => name)
  expect([names[0], names.at(-1), new Set(names).size]).toEqual(['Same (2)', 'Same (30001)', 30_000])
})
