import type { RefObject } from 'preact'
import { isGroupHead } from '../../model/groupRows.ts'
import type { GridProps } from './GridProps.ts'
import { focusPlace, type GridFocus } from './useGridFocus.ts'
import type { GridSelection } from './useGridSelection.ts'

interface GridParts {
  root: RefObject<HTMLElement | null>
  focus: GridFocus
  selection: GridSelection
}

/** Asks for the menu of the selected rows: by a right click, which selects a row that is not, the menu key, or Shift+F10. */
export function useGridMenu<Row>({ rows, onMenu }: GridProps<Row>, { root, focus, selection }: GridParts) {
  return {
    onContextMenu: (event: MouseEvent): void => {
      const row = (event.target as Element).closest('.rows > [role="row"]:not(.group-row)')
      if (!onMenu || !row) return
      event.preventDefault()
      const index = Number(row.getAttribute('aria-rowindex')) - 2
      selection.keepOrSelect(index)
      focus.focusRow(index)
      onMenu({ top: event.clientY, bottom: event.clientY, left: event.clientX })
    },
    /** Returns whether the key was one of the menu's. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      const place = root.current ? focusPlace(root.current) : undefined
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      const row = place && rows[place.row]
      if (!onMenu || !isMenuKey || place === undefined || row === undefined || isGroupHead(row)) return false
      event.preventDefault()
      event.stopPropagation()
      selection.keepOrSelect(place.row)
      const { top, bottom, left } = (event.target as Element).getBoundingClientRect()
      onMenu({ top, bottom, left })
      return true
    },
  }
}
