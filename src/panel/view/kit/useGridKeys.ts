import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import type { GridProps } from './GridProps.ts'
import { gridMove } from './gridMove.ts'
import { rowStops } from './rowStops.ts'
import { focusPlace, type FocusPlace, type GridFocus } from './useGridFocus.ts'
import type { RowWindow } from './useRowWindow.ts'

interface GridParts {
  root: RefObject<HTMLElement | null>
  view: RowWindow
  focus: GridFocus
}

interface GridKeys {
  onKeyDown: (event: KeyboardEvent) => void
  onPointerDown: () => void
}

/** The grid's keyboard: rows up and down, cells and buttons right and left, Enter opens, Ctrl or Cmd+C copies. */
export function useGridKeys<Row>(props: GridProps<Row>, { root, view, focus }: GridParts): GridKeys {
  const { rows, rowKey, onSelect, onOpen } = props
  // A click focuses the cell under the pointer, but up and down then still mean rows.
  const wasPointed = useRef(false)

  const select = (index: number) => {
    const row = rows[index]
    if (row !== undefined) onSelect(rowKey(row), row)
  }

  const follow = (key: string, from: FocusPlace, to: FocusPlace) => {
    const isVertical = key !== 'ArrowRight' && key !== 'ArrowLeft'
    if (!isVertical) wasPointed.current = false
    if (isVertical && to.row >= 0) {
      select(to.row)
      view.reveal(to.row)
    }
    const keepsStop = !isVertical || (!wasPointed.current && from.row >= 0 && to.row >= 0)
    if (keepsStop && to.stop !== undefined) focus.focusRow(to.row, to.stop)
    else focus.focusRow(to.row)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const place = root.current ? focusPlace(root.current) : undefined
    const row = place === undefined ? undefined : rows[place.row]
    if (place === undefined) return
    if (row !== undefined && isCopy(event) && copyCell(event, props, row)) return event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      if (row === undefined || (event.target as Element).closest('button, a')) return
      select(place.row)
      if (event.key === 'Enter') onOpen?.(rowKey(row), row)
      return event.preventDefault()
    }
    const to = gridMove(event.key, place, { count: rows.length, pageSize: view.pageSize, stops: stopsAt(event) })
    if (to === undefined) return
    follow(event.key, place, to)
    event.preventDefault()
  }

  return { onKeyDown, onPointerDown: () => void (wasPointed.current = true) }
}

function stopsAt(event: Event): number {
  const row = (event.target as Element).closest('[role="row"]')
  return row ? rowStops(row).length : 0
}

function isCopy({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'c'
}

function copyCell<Row>(event: Event, { columns, onCopy }: GridProps<Row>, row: Row): boolean {
  const cell = (event.target as Element).closest('[role="gridcell"]')
  const column = columns[Number(cell?.getAttribute('aria-colindex')) - 1]
  // Text that the tester selected with the pointer takes precedence over the whole cell.
  if (!cell || !column || !onCopy || String(document.getSelection() ?? '') !== '') return false
  const text = column.copyText?.(row) ?? (column.headless ? '' : (cell.textContent ?? ''))
  // Nothing to copy: the clipboard keeps its content.
  if (text === '') return false
  onCopy(text, column, row)
  return true
}
