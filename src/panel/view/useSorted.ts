import { useMemo, useState } from 'preact/hooks'
import type { Column, Sort } from './kit/Column.ts'

/** Rows in the order of the grid's heading; equal ones, and all rows without a sort, keep arrival order. */
export function useSorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[]) {
  const [sort, onSort] = useState<Sort>()
  const sorted = useMemo(() => {
    const column = sort && columns.find(({ key }) => key === sort.key)
    if (!column) return rows
    const valueOf = column.sortValue ?? column.copyText
    const sign = sort.direction === 'ascending' ? 1 : -1
    return rows
      .map(row => ({ row, value: valueOf?.(row) ?? '' }))
      .toSorted((a, b) => sign * compare(a.value, b.value))
      .map(({ row }) => row)
  }, [rows, sort, columns])
  return { rows: sorted, sort, onSort }
}

const collator = new Intl.Collator(undefined, { numeric: true })

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}
