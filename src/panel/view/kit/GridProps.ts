import type { GroupHead } from '../../model/groupRows.ts'
import type { Sort } from '../../model/gridLayout.ts'
import type { Column } from './Column.ts'
import type { MenuPlace } from './menuPlace.ts'

export interface GridProps<Row> {
  id: string
  label: string
  /** Those to render, from left to right. */
  columns: readonly Column<Row>[]
  /** In the order shown, with the heads of groups among them: their owner sorts and groups them. */
  rows: readonly (Row | GroupHead)[]
  rowKey: (row: Row) => string
  /** The row that Details follow. */
  selected: string | undefined
  /** Whether the selected row was shown from elsewhere and gets the focus. */
  isToFocus?: boolean
  /** Selects a row alone. */
  onSelect: (key: string) => void
  /** All selected rows where they are several. */
  several?: ReadonlySet<string> | undefined
  /** Selects several rows, of which `lead` is the one that Details follow; without it only one can be selected. */
  onSelectSeveral?: ((keys: ReadonlySet<string>, lead: string) => void) | undefined
  /** A menu for the selected rows was asked for at a row and, if it was at a cell, its column. */
  onMenu?: ((at: MenuPlace, row: Row, column: Column<Row> | undefined) => void) | undefined
  /** The name of a row's menu button; undefined for a row without one. */
  menuName?: ((row: Row) => string | undefined) | undefined
  /** A key was pressed on a row; returns whether it was handled. */
  onRowKey?: ((event: KeyboardEvent, row: Row) => boolean) | undefined
  onOpen?: ((key: string, row: Row) => void) | undefined
  onCopy?: ((text: string, column: Column<Row>) => void) | undefined
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
  /** Hides the rows of a group, or shows them again. */
  onToggleGroup?: ((id: string) => void) | undefined
  /** The newest row, also among those that a filter hides, and the name of the button that goes to it when it is out of view. */
  newest?: { key: string | undefined; keyOfAll: string | undefined; label: string } | undefined
  /** What the tester can change of the columns; without it they stay as they are. */
  layout?: HeadLayout | undefined
}

/** The columns of a grid that the tester can move, resize and hide. */
export interface HeadLayout {
  /** How many columns there are, hidden ones included. */
  count: number
  /** The place of a column among all, from 1. */
  placeOf: (key: string) => number
  /** Custom properties of the grid. */
  style: Readonly<Record<string, string>>
  className: string
  /** The column whose border is moved by the keyboard. */
  resizing: string | undefined
  onResizeEnd: () => void
  onWidths: (widths: Readonly<Record<string, number>>) => void
  onFit: (key: string) => void
  onPlace: (key: string, other: string, where: 'before' | 'after') => void
  onMenu: (key: string, at: MenuPlace) => void
  /** The name of a column's border. */
  borderName: (head: string) => string
}
