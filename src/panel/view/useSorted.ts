import { useMemo, useState } from 'preact/hooks'
import type { Sort } from './kit/Column.ts'

/** Rows in the order that the grid's heading asks for; equal ones, and all without a sort, stay as they came. */
export function useSorted<Row>(rows: readonly Row[], valueOf: (row: Row, key: string) => string | number) {
  const [sort, onSort] = useState<Sort>()
  const sorted = useMemo(() => {
    if (!sort) return rows
    const sign = sort.direction === 'ascending' ? 1 : -1
    return rows
      .map(row => ({ row, value: valueOf(row, sort.key) }))
      .toSorted((a, b) => sign * compare(a.value, b.value))
      .map(({ row }) => row)
  }, [rows, sort])
  return { rows: sorted, sort, onSort }
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), undefined, { numeric: true })
}
