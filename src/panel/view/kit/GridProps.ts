import type { Column, Sort } from './Column.ts'

export interface GridProps<Row> {
  id: string
  label: string
  columns: readonly Column<Row>[]
  /** In the order shown: their owner sorts them by `sort`. */
  rows: readonly Row[]
  rowKey: (row: Row) => string
  selected: string | undefined
  onSelect: (key: string, row: Row) => void
  onOpen?: ((key: string, row: Row) => void) | undefined
  onCopy?: ((text: string, column: Column<Row>, row: Row) => void) | undefined
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
}
