import { expect, it } from 'vitest'
import type { Column } from './Column.ts'
import { sortRows } from './sortRows.ts'

interface Row {
  id: number
  value: string | number | undefined
}

const columns: Column<Row>[] = [{ key: 'value', head: '', cell: () => '', sortValue: ({ value }) => value }]
const rows = (...values: Row['value'][]): Row[] => values.map((value, id) => ({ id, value }))
const ids = (list: readonly Row[], direction: 'ascending' | 'descending') =>
  sortRows(list, columns, { key: 'value', direction }).map(({ id }) => id)

it.each<[what: string, values: Row['value'][], up: number[], down: number[]]>([
  ['numbers as numbers', [10, 9, 100], [1, 0, 2], [2, 0, 1]],
  ['numbers within texts as numbers', ['mbox10', 'mbox9'], [1, 0], [0, 1]],
  ['numbers before texts', ['pending', 200], [1, 0], [0, 1]],
  ['equal ones in their order, in both directions', ['b', 'a', 'b', 'a'], [1, 3, 0, 2], [0, 2, 1, 3]],
  ['what is empty last, in both directions', [undefined, 'b', '', 'a'], [3, 1, 0, 2], [1, 3, 0, 2]],
])('sorts %s', (_, values, up, down) => {
  expect(ids(rows(...values), 'ascending')).toEqual(up)
  expect(ids(rows(...values), 'descending')).toEqual(down)
})

it('leaves the rows as they are without a column to sort by', () => {
  const list = rows('b', 'a')
  expect(sortRows(list, columns, undefined)).toBe(list)
  expect(sortRows(list, columns, { key: 'gone', direction: 'ascending' })).toBe(list)
})
