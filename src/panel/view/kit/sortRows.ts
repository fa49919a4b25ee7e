import type { Sort } from '../../model/gridLayout.ts'
import type { Column } from './Column.ts'

type SortValue = string | number | undefined

const collator = new Intl.Collator(undefined, { numeric: true })

/** Rows by a column: numbers before texts, and what is empty last. Equal ones keep their order, in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): readonly Row[] {
  const column = sort && columns.find(({ key }) => key === sort.key)
  if (!column) return rows
  const valueOf: (row: Row) => SortValue = column.sortValue ?? column.copyText ?? (() => undefined)
  const sign = sort.direction === 'ascending' ? 1 : -1
  return rows
    .map(row => ({ row, value: valueOf(row) }))
    .toSorted((a, b) => compare(a.value, b.value, sign))
    .map(({ row }) => row)
}

function compare(a: SortValue, b: SortValue, sign: 1 | -1): number {
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b))
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  if (typeof a !== typeof b) return sign * (typeof a === 'number' ? -1 : 1)
  return sign * collator.compare(String(a), String(b))
}

function isEmpty(value: SortValue): value is '' | undefined {
  return value === undefined || value === ''
}
