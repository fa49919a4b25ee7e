import type { RefObject } from 'preact'
import { isGroupHead } from '../../model/groupRows.ts'
import type { Column } from './Column.ts'
import type { GridProps } from './GridProps.ts'
import type { MenuPlace } from './menuPlace.ts'
import { focusPlace, type GridFocus } from './useGridFocus.ts'
import type { GridSelection } from './useGridSelection.ts'

interface GridParts {
  root: RefObject<HTMLElement | null>
  focus: GridFocus
  selection: GridSelection
}

/**
 * Asks for the menu of the selected rows: by a right click, which selects a row that is not, the row's menu button, the menu key, or
 * Shift+F10.
 */
export function useGridMenu<Row>({ rows, columns, onMenu }: GridProps<Row>, { root, focus, selection }: GridParts) {
  const open = (index: number, at: MenuPlace, column: Column<Row> | undefined): void => {
    const row = rows[index]
    if (row === undefined || isGroupHead(row)) return
    selection.keepOrSelect(index)
    onMenu?.(at, row, column)
  }
  return {
    onContextMenu: (event: MouseEvent): void => {
      const row = (event.target as Element).closest('.rows > [role="row"]:not(.group-row)')
      if (!onMenu || !row) return
      event.preventDefault()
      const index = indexOf(row)
      focus.focusRow(index)
      open(index, { top: event.clientY, bottom: event.clientY, left: event.clientX }, columnAt(event, columns))
    },
    /** Opens the menu of the row whose button was pressed, if it was one. */
    onClick: (event: MouseEvent): void => {
      const button = (event.target as Element).closest('.row-menu')
      const row = button?.closest('[role="row"]')
      if (button && row) open(indexOf(row), placeOf(button), undefined)
    },
    /** Returns whether the key was one of the menu's. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      const place = root.current ? focusPlace(root.current) : undefined
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      const row = place && rows[place.row]
      if (!onMenu || !isMenuKey || place === undefined || row === undefined || isGroupHead(row)) return false
      event.preventDefault()
      event.stopPropagation()
      open(place.row, placeOf(event.target as Element), columnAt(event, columns))
      return true
    },
  }
}

function placeOf(element: Element): MenuPlace {
  const { top, bottom, left } = element.getBoundingClientRect()
  return { top, bottom, left }
}

function indexOf(row: Element): number {
  return Number(row.getAttribute('aria-rowindex')) - 2
}

function columnAt<Row>(event: Event, columns: readonly Column<Row>[]): Column<Row> | undefined {
  const cell = (event.target as Element).closest('[role="gridcell"]')
  return columns.find(({ key, headless }) => key === cell?.getAttribute('data-column') && !headless)
}
