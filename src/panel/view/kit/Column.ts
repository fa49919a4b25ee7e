import type { ComponentChildren } from 'preact'
import type { Sort } from '../../model/gridLayout.ts'
import type { ColumnSpec } from './columnLayout.ts'

/** A column of a grid. A cell without content is drawn as a dash and read as empty. */
export interface Column<Row> extends ColumnSpec {
  /** The heading; with `headless` it is only read aloud, and the column holds the row's buttons. */
  head: string
  /** Further text of the heading while a narrow pane joins columns; visual only, the name stays `head`. */
  headJoined?: string
  className?: string
  cell: (row: Row) => ComponentChildren
  /** The cell's whole content for the clipboard; without it, the cell's text. */
  copyText?: (row: Row) => string
  /** The sort key; without it, the text of `copyText`. Rows without one come last in both directions. */
  sortValue?: (row: Row) => string | number | undefined
  /** Whether cut text keeps its end visible, for names that begin alike. */
  keepsEnd?: (row: Row) => boolean
  /** Shown at the cell's end even when its text is cut, and read as its description. */
  marks?: (row: Row) => readonly CellMark[]
  /** The explanation of the cell's content, for the pointer and for screen readers. */
  description?: (row: Row) => string | undefined
}

/** A small sign in a cell, and its meaning in words. */
export interface CellMark {
  text: string
  sign: ComponentChildren
}

/** The effect of the next press of a heading: ascending, descending, then arrival order again. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) return { key, direction: 'ascending' }
  return sort.direction === 'ascending' ? { key, direction: 'descending' } : undefined
}
