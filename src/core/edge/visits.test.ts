import { expect, it } from 'vitest'
import { exchangesOfVisit, readRecordedVisits } from '../../../test/fixtures/alloyCalls.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import { reconcile } from '../ledger/reconcile.ts'
import type { Row } from '../ledger/row.ts'

const visits = new Map(readRecordedVisits().map(visit => [visit.name, exchangesOfVisit(visit)]))
const SHOWN = ['pageLoad display accepted']

/** What is not merely waiting in the ledger of a recorded visit: location, event and status. */
function outcomesOf(name: string): string[] {
  const exchanges = visits.get(name)
  if (!exchanges) throw new Error(`No recording of ${name}`)
  return reconcile(exchanges.map(DIALECTS.parse)).flatMap(row => [
    ...outcomes(row, 'display'),
    ...outcomes(row, 'click'),
  ])
}

function outcomes(row: Row, event: 'display' | 'click'): string[] {
  const { location, [event]: verdict } = row
  if (!verdict || verdict.status === 'waiting') return []
  return [`${'name' in location ? location.name : location.kind} ${event} ${verdict.status}`]
}

/** What the real Web SDK did, in each version, and what a tester must see. */
const EXPECTED: Record<string, string[]> = {
  rendered: SHOWN,
  'rendered in the domain of the edge': SHOWN,
  'rendered from merged tokens': SHOWN,
  'rendered, then clicked': [...SHOWN, 'pageLoad click sent'],
  'forgets-home': ['home display due', 'product1 display accepted'],
  migrated: ['footer', 'home', 'product1', 'product-data', 'signup'].map(name => `${name} display accepted`),
  'home-twice': ['home display duplicate'],
  'queue-kept': ['pageLoad display due'],
  'queue-flushed': SHOWN,
  applied: ['home display accepted'],
  views: [
    ...SHOWN,
    'catalog display accepted',
    'catalog click sent',
    'catalog display accepted',
    'cart display accepted',
    'wishlist display accepted',
  ],
  'click-attribute': ['signup display accepted', 'signup click sent'],
  'click-measured': ['signup display accepted', 'signup click accepted'],
  'click-forgotten': ['signup display accepted'],
  'click-mistaken': ['signup display accepted', 'signup click mismatch'],
  redirect: ['pageLoad display due', 'pageLoad display sent'],
  'missing-selector': SHOWN,
  'missing-selector, left early': ['pageLoad display due'],
  consent: SHOWN,
  // The answer is in the page; this recording has the wire alone.
  hybrid: SHOWN,
  'with-delivery': SHOWN,
  // The Web SDK repeats the overrides of an event neither in its display nor in any later one.
  overrides: ['pageLoad display mismatch'],
  'two-instances': ['home display accepted', ...SHOWN],
  bundled: SHOWN,
  'answered in part': [],
  'refused at first': SHOWN,
  'refused altogether': [],
  'rendered by 2.19.0': SHOWN,
  'rendered by 2.20.0': SHOWN,
  'rendered by 2.24.0': SHOWN,
  'rendered by 2.25.0': SHOWN,
  // Its sendEvent resolves to nothing, so the page reports nothing.
  'home-twice by 2.19.0': ['home display due'],
  'a view without a place by 2.24.0': [...SHOWN, 'tasting display accepted', 'tasting display due'],
  'a view without a place by 2.25.0': [...SHOWN, 'tasting display accepted', 'tasting display accepted'],
}

it.each(Object.entries(EXPECTED))('the ledger shows the visit “%s” as it was', (name, expected) => {
  expect(outcomesOf(name)).toEqual(expected)
})

it('every recorded visit is expected here', () => {
  expect(Object.keys(EXPECTED).toSorted()).toEqual([...visits.keys()].toSorted())
})

it('a display that an older version left out names the version', () => {
  const rows = reconcile((visits.get('a view without a place by 2.24.0') ?? []).map(DIALECTS.parse))
  const codes = rows.flatMap(({ display }) =>
    display?.status === 'due' ? display.reasons.map(({ code }) => code) : [],
  )
  expect(codes).toContain('displaysLeftOut')
})
