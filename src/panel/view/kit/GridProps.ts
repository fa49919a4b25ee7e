import type { Column, Sort } from './Column.ts'
import type { MenuPlace } from './menuPlace.ts'

export interface GridProps<Row> {
  id: string
  label: string
  columns: readonly Column<Row>[]
  /** In the order shown: their owner sorts them by `sort`. */
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The row that Details follow. */
  selected: string | undefined
  /** Whether the selected row was shown from elsewhere and gets the focus. */
  isToFocus?: boolean
  /** Selects a row alone. */
  onSelect: (key: string, row: Row) => void
  /** All selected rows where they are several. */
  several?: ReadonlySet<string> | undefined
  /** Selects several rows, of which `lead` is the one that Details follow; without it only one can be selected. */
  onSelectSeveral?: ((keys: ReadonlySet<string>, lead: string) => void) | undefined
  /** A menu for the selected rows was asked for at a row and, if it was at a cell, its column. */
  onMenu?: ((at: MenuPlace, row: Row, column: Column<Row> | undefined) => void) | undefined
  /** The name of a row's menu button; undefined for a row without one. */
  menuName?: ((row: Row) => string | undefined) | undefined
  onOpen?: ((key: string, row: Row) => void) | undefined
  onCopy?: ((text: string, column: Column<Row>, row: Row) => void) | undefined
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
}
