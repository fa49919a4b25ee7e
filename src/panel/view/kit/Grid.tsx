import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { GridHead } from './GridHead.tsx'
import type { GridProps } from './GridProps.ts'
import { GridRow } from './GridRow.tsx'
import { ROW_HEIGHT } from './rowWindow.ts'
import { useGridFocus, type GridFocus } from './useGridFocus.ts'
import { useGridKeys } from './useGridKeys.ts'
import { useGridMenu } from './useGridMenu.ts'
import { useGridSelection } from './useGridSelection.ts'
import { useRowWindow, type RowWindow } from './useRowWindow.ts'

/** A list of any length with columns: only the rows in view are drawn, and the keyboard reaches all of them. */
export function Grid<Row>(props: GridProps<Row>) {
  const { columns, rows, rowKey, selected, onOpen, sort, onSort } = props
  const root = useRef<HTMLDivElement>(null)
  const list = useMemo(() => keyed(rows, rowKey), [rows])
  const order = sort ? `${sort.key} ${sort.direction}` : ''
  const view = useRowWindow(root, { ...list, order, hasSelection: selected !== undefined })
  const focus = useGridFocus(root, { ...list, selected })
  const selection = useGridSelection(props, list.keys)
  const keys = useGridKeys(props, { root, view, focus, selection })
  const hasMenuCell = props.menuName !== undefined && !columns.at(-1)?.headless
  const menu = useGridMenu(props, { root, focus, selection })

  useSelectedInView(selected === undefined ? undefined : list.indexOf.get(selected), props, { view, focus })

  return (
    <div
      ref={root}
      id={props.id}
      class="grid"
      role="grid"
      aria-label={props.label}
      aria-multiselectable={props.onSelectSeveral !== undefined}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + (hasMenuCell ? 1 : 0)}
      onScroll={view.look}
      onKeyDown={event => menu.onKeyDown(event) || keys.onKeyDown(event)}
      onPointerDown={keys.onPointerDown}
      onMouseDown={keys.onMouseDown}
      onContextMenu={menu.onContextMenu}
      onClick={menu.onClick}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      <GridHead columns={columns} sort={sort} onSort={onSort} isTabStop={rows.length === 0} />
      <div class="rows" role="rowgroup" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
        {drawnIndexes(view, focus.activeIndex).map(index => {
          const row = rows[index] as Row
          const key = rowKey(row)
          return (
            <GridRow
              key={key}
              row={row}
              index={index}
              columns={columns}
              menuName={props.menuName?.(row)}
              isSelected={selection.isSelected(key)}
              isTabStop={index === focus.activeIndex && !focus.isInside}
              onSelect={event => selection.select(index, event)}
              onOpen={() => onOpen?.(key, row)}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Scrolls to the selected row once it is selected, and focuses it where it was shown from elsewhere. */
function useSelectedInView<Row>(
  index: number | undefined,
  { selected, isToFocus }: GridProps<Row>,
  { view, focus }: { view: { reveal: (index: number) => void }; focus: GridFocus },
): void {
  useLayoutEffect(() => {
    if (index !== undefined) view.reveal(index)
  }, [selected])
  useLayoutEffect(() => {
    if (isToFocus && index !== undefined) focus.focusRow(index)
  }, [isToFocus, selected])
}

function keyed<Row>(rows: readonly Row[], rowKey: (row: Row) => string) {
  const keys = rows.map(rowKey)
  return { keys, indexOf: new Map(keys.map((key, index) => [key, index])) }
}

// The tab stop stays rendered when it is scrolled away, otherwise the focus would be lost with it.
function drawnIndexes({ start, end }: RowWindow, active: number): number[] {
  const indexes = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at)
  if (active >= 0 && active < start) return [active, ...indexes]
  return active >= end ? [...indexes, active] : indexes
}
