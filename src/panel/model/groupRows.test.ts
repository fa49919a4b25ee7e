import { expect, it } from 'vitest'
import { anMbox, aPrefetch, ledgerOf, metricToken } from '../../../test/fixtures/exchanges.ts'
import { locationName } from '../../core/dialect/location.ts'
import { groupRows, isGroupHead } from './groupRows.ts'

const rows = ledgerOf(
  aPrefetch([
    anMbox({ name: 'home' }),
    anMbox({ name: 'cart' }),
    anMbox({ name: 'home', metric: metricToken('home') }),
  ]),
)
const nameOf = (row: (typeof rows)[number]) => locationName(row.location)
const shown = (folded: string[] = []) =>
  groupRows(rows, nameOf, new Set(folded)).map(item =>
    isGroupHead(item) ? `${item.label} ${item.size}` : item.item.kind,
  )

it('puts rows under the head of their group, in the order of each group’s first row', () => {
  expect(shown()).toEqual(['home 3', 'option', 'option', 'metric', 'cart 1', 'option'])
})

it('leaves out the rows of a folded group, and keeps its head', () => {
  expect(shown(['group home'])).toEqual(['home 3', 'cart 1', 'option'])
})
