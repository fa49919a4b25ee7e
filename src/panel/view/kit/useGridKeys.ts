import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import { isGroupHead, type GroupHead } from '../../model/groupRows.ts'
import { groupText } from './GridGroup.tsx'
import type { GridProps } from './GridProps.ts'
import { gridMove } from './gridMove.ts'
import { rowStops } from './rowStops.ts'
import { focusPlace, type FocusPlace, type GridFocus } from './useGridFocus.ts'
import type { GridSelection } from './useGridSelection.ts'
import type { RowWindow } from './useRowWindow.ts'

interface GridParts {
  root: RefObject<HTMLElement | null>
  view: RowWindow
  focus: GridFocus
  selection: GridSelection
  /** Goes to the newest row. */
  toNewest: () => void
}

interface GridKeys {
  onKeyDown: (event: KeyboardEvent) => void
  onPointerDown: () => void
  onMouseDown: (event: MouseEvent) => void
}

/**
 * The grid's keyboard: rows up and down, cells and buttons right and left, Enter opens, Ctrl or Cmd+C copies. Shift with a row's
 * key extends the selection, Ctrl or Cmd moves without selecting, with Space it adds the row, with A it selects all, with End it goes to
 * the newest row. On the head of a group Enter and Space fold and unfold it, as Left and Right do.
 */
export function useGridKeys<Row>(
  props: GridProps<Row>,
  { root, view, focus, selection, toNewest }: GridParts,
): GridKeys {
  const { rows, rowKey, onOpen } = props
  // A click focuses the cell under the pointer, but up and down then still mean rows.
  const wasPointed = useRef(false)

  const follow = (event: KeyboardEvent, from: FocusPlace, to: FocusPlace) => {
    const { key, shiftKey } = event
    const isVertical = key !== 'ArrowRight' && key !== 'ArrowLeft'
    if (!isVertical) wasPointed.current = false
    if (isVertical && to.row >= 0) {
      if (!isCommand(event) && !isGroupHead(rows[to.row]))
        selection.select(to.row, { shiftKey, ctrlKey: false, metaKey: false }, from.row)
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
    if (row !== undefined && !isGroupHead(row) && props.onRowKey?.(event, row)) return event.preventDefault()
    if (isSelectAll(event, props)) {
      selection.selectAll(Math.max(0, place.row))
      return event.preventDefault()
    }
    if (isCommand(event) && event.key === 'End' && props.newest) {
      toNewest()
      return event.preventDefault()
    }
    if (row !== undefined && isGroupHead(row) && !isCommand(event) && !event.altKey && togglesGroup(event, row)) {
      props.onToggleGroup?.(row.id)
      return event.preventDefault()
    }
    if (event.altKey || (isCommand(event) && !SELECTING.has(event.key))) return
    if (event.key === 'Enter' || event.key === ' ') {
      if (row === undefined || isGroupHead(row) || (event.target as Element).closest('button, a')) return
      if (event.key === ' ' || !selection.isSelected(rowKey(row))) selection.select(place.row, event)
      if (event.key === 'Enter') onOpen?.(rowKey(row), row)
      return event.preventDefault()
    }
    const to = gridMove(event.key, place, { count: rows.length, pageSize: view.pageSize, stops: stopsAt(event) })
    if (to === undefined) return
    follow(event, place, to)
    event.preventDefault()
  }

  return {
    onKeyDown,
    onPointerDown: () => void (wasPointed.current = true),
    onMouseDown: event => {
      const row = event.shiftKey ? (event.target as Element).closest<HTMLElement>('.rows > [role="row"]') : null
      if (!row) return
      // The browser would select text up to here.
      event.preventDefault()
      row.focus({ preventScroll: true })
    },
  }
}

/** The keys that move without selecting, or select in addition, with Ctrl or Cmd. */
const SELECTING: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', ' '])

function isCommand({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey
}

function togglesGroup({ key }: KeyboardEvent, { isFolded }: GroupHead): boolean {
  return key === 'Enter' || key === ' ' || key === (isFolded ? 'ArrowRight' : 'ArrowLeft')
}

function isSelectAll<Row>(event: KeyboardEvent, { onSelectSeveral }: GridProps<Row>): boolean {
  return onSelectSeveral !== undefined && isCommand(event) && event.key.toLowerCase() === 'a'
}

function stopsAt(event: Event): number {
  const row = (event.target as Element).closest('[role="row"]')
  return row ? rowStops(row).length : 0
}

function isCopy({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'c'
}

function copyCell<Row>(event: Event, { columns, onCopy }: GridProps<Row>, row: Row | GroupHead): boolean {
  const cell = (event.target as Element).closest<HTMLElement>('[role="gridcell"]')
  const column = isGroupHead(row) ? columns[0] : columns.find(({ key }) => key === cell?.dataset['column'])
  // Text that the tester selected with the pointer takes precedence over the whole cell.
  if (!cell || !column || !onCopy || String(document.getSelection() ?? '') !== '') return false
  const text = isGroupHead(row)
    ? groupText(row)
    : (column.copyText?.(row) ?? (column.headless ? '' : (cell.textContent ?? '')))
  // Nothing to copy: the clipboard keeps its content.
  if (text === '') return false
  onCopy(text, column)
  return true
}
