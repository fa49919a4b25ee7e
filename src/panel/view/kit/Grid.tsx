import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { isGroupHead, type GroupHead } from '../../model/groupRows.ts'
import { GridGroup } from './GridGroup.tsx'
import { GridHead } from './GridHead.tsx'
import type { GridProps } from './GridProps.ts'
import { GridRow } from './GridRow.tsx'
import { NewestButton } from './NewestButton.tsx'
import { ROW_HEIGHT } from './rowWindow.ts'
import { useGridFocus, type GridFocus } from './useGridFocus.ts'
import { useGridKeys } from './useGridKeys.ts'
import { useGridMenu } from './useGridMenu.ts'
import { useGridSelection, type GridSelection } from './useGridSelection.ts'
import { useNewest } from './useNewest.ts'
import { useRowWindow, type RowWindow } from './useRowWindow.ts'

/** A list of any length with columns: only the rows in view are drawn, and the keyboard reaches all of them. */
export function Grid<Row>(props: GridProps<Row>) {
  const { columns, rows, rowKey, selected, sort, onSort, layout, newest } = props
  const root = useRef<HTMLDivElement>(null)
  const list = useMemo(() => keyed(rows, rowKey), [rows])
  const order = sort ? `${sort.key} ${sort.direction}` : ''
  const endsWithNewest = newest?.key === undefined || newest.key === list.keys.at(-1)
  const view = useRowWindow(root, { ...list, order, endsWithNewest, hasSelection: selected !== undefined })
  const focus = useGridFocus(root, { ...list, selected })
  const selection = useGridSelection(props, list.keys)
  const coming = useNewest(newest, list, { root, view, focus })
  const keys = useGridKeys(props, { root, view, focus, selection, toNewest: coming.show })
  const hasMenuCell = props.menuName !== undefined && !columns.at(-1)?.headless
  const menu = useGridMenu(props, { root, focus, selection })

  useSelectedInView(selected === undefined ? undefined : list.indexOf.get(selected), props, { view, focus })

  return (
    <>
      <div
        ref={root}
        id={props.id}
        class={layout ? `grid ${layout.className}` : 'grid'}
        role="grid"
        aria-label={props.label}
        aria-multiselectable={props.onSelectSeveral !== undefined}
        aria-rowcount={rows.length + 1}
        aria-colcount={columnCount(props) + (hasMenuCell ? 1 : 0)}
        style={layout?.style}
        onScroll={() => {
          view.look()
          coming.look()
        }}
        onKeyDown={event => menu.onKeyDown(event) || keys.onKeyDown(event)}
        onPointerDown={keys.onPointerDown}
        onMouseDown={keys.onMouseDown}
        onContextMenu={menu.onContextMenu}
        onClick={menu.onClick}
        onFocusIn={focus.onFocusIn}
        onFocusOut={focus.onFocusOut}
      >
        <GridHead columns={columns} sort={sort} onSort={onSort} isTabStop={rows.length === 0} layout={layout} />
        <div class="rows" role="rowgroup" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
          <DrawnRows {...props} view={view} focus={focus} selection={selection} />
        </div>
      </div>
      {newest && coming.isOutOfView && <NewestButton label={newest.label} onClick={coming.show} />}
    </>
  )
}

interface DrawnRowsProps<Row> extends GridProps<Row> {
  view: RowWindow
  focus: GridFocus
  selection: GridSelection
}

/** The rows in view. */
function DrawnRows<Row>(props: DrawnRowsProps<Row>) {
  const { columns, rows, rowKey, layout, menuName, onOpen, onToggleGroup, view, focus, selection } = props
  return (
    <>
      {drawnIndexes(view, focus.activeIndex).map(index => {
        const row = rows[index] as Row | GroupHead
        const isTabStop = index === focus.activeIndex && !focus.isInside
        if (isGroupHead(row)) {
          return (
            <GridGroup
              key={row.id}
              group={row}
              index={index}
              span={columnCount(props)}
              isTabStop={isTabStop}
              onToggle={() => onToggleGroup?.(row.id)}
            />
          )
        }
        const key = rowKey(row)
        return (
          <GridRow
            key={key}
            row={row}
            index={index}
            columns={columns}
            placeOf={layout?.placeOf}
            count={columnCount(props)}
            menuName={menuName?.(row)}
            isSelected={selection.isSelected(key)}
            isTabStop={isTabStop}
            onSelect={event => selection.select(index, event)}
            onOpen={() => onOpen?.(key, row)}
          />
        )
      })}
    </>
  )
}

function columnCount<Row>({ layout, columns }: GridProps<Row>): number {
  return layout?.count ?? columns.length
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

function keyed<Row>(rows: readonly (Row | GroupHead)[], rowKey: (row: Row) => string) {
  const keys = rows.map(row => (isGroupHead(row) ? row.id : rowKey(row)))
  return { keys, indexOf: new Map(keys.map((key, index) => [key, index])) }
}

// The tab stop stays rendered when it is scrolled away, otherwise the focus would be lost with it.
function drawnIndexes({ start, end }: RowWindow, active: number): number[] {
  const indexes = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at)
  if (active >= 0 && active < start) return [active, ...indexes]
  return active >= end ? [...indexes, active] : indexes
}
