import { expect, it } from 'vitest'
import { anMbox, aPrefetch, ledgerOf, metricToken } from '../../../test/fixtures/exchanges.ts'
import { locationName } from '../../core/dialect/location.ts'
import { groupRows, isGroupHead, type Grouper } from './groupRows.ts'

const rows = ledgerOf(
  aPrefetch([
    anMbox({ name: 'home' }),
    anMbox({ name: 'cart' }),
    anMbox({ name: 'home', metric: metricToken('home') }),
  ]),
)
type Row = (typeof rows)[number]
const byName: Grouper<Row> = {
  keyOf: ({ location }) => locationName(location),
  nameOf: ({ location }) => ({ label: locationName(location), notes: [] }),
  sizeText: String,
}
const shown = ({
  sorted = rows,
  folded = [],
  ...grouper
}: { sorted?: readonly Row[]; folded?: string[] } & Partial<Grouper<Row>> = {}) =>
  groupRows(sorted, { ...byName, ...grouper, original: rows, folded: new Set(folded) }).map(item =>
    isGroupHead(item) ? `${item.label} ${item.notes.join()}` : item.item.kind,
  )

it('puts rows under the head of their group, in the order of each group’s first row', () => {
  expect(shown()).toEqual(['home 3', 'option', 'option', 'metric', 'cart 1', 'option'])
})

it('leaves out the rows of a folded group, and keeps its head', () => {
  expect(shown({ folded: ['group home'] })).toEqual(['home 3', 'cart 1', 'option'])
})

it('sorts rows within their groups, which stay where they are', () => {
  expect(shown({ sorted: rows.toReversed() })).toEqual(['home 3', 'metric', 'option', 'option', 'cart 1', 'option'])
})

it('puts groups in the order of their ranks', () => {
  const rankOf = ({ location }: Row) => (locationName(location) === 'cart' ? 1 : 2)
  expect(shown({ rankOf })).toEqual(['cart 1', 'option', 'home 3', 'option', 'option', 'metric'])
})
