import type { ComponentChildren } from 'preact'

/** A column of a grid. A cell without content is drawn as a dash and read as empty. */
export interface Column<Row> {
  key: string
  /** The heading; with `headless` it is only read aloud, and the column seats the row's buttons. */
  head: string
  headless?: boolean
  /** What the heading also covers while a narrow pane joins columns; drawn only, the name stays `head`. */
  headJoined?: string
  className?: string
  cell: (row: Row) => ComponentChildren
  /** The cell's whole content for the clipboard; without it, the cell's text. */
  copyText?: (row: Row) => string
  /** What sorting goes by; without it, the cell's content. */
  sortValue?: (row: Row) => string | number
  /** Whether a text that is cut keeps its end in sight, as names that begin alike want. */
  keepsEnd?: (row: Row) => boolean
  /** What stands at the cell's end whatever is cut, and is read as its description. */
  marks?: (row: Row) => readonly CellMark[]
  /** Why the cell says what it says, for the pointer and for screen readers. */
  description?: (row: Row) => string | undefined
}

/** A small sign in a cell, and its meaning in words. */
export interface CellMark {
  text: string
  sign: ComponentChildren
}

export interface Sort {
  key: string
  direction: 'ascending' | 'descending'
}

/** What the next press of a heading does: ascending, descending, then arrival order again. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) return { key, direction: 'ascending' }
  return sort.direction === 'ascending' ? { key, direction: 'descending' } : undefined
}
