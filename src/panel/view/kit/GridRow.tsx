import { Icon } from '../icons.tsx'
import { CellText, isShownAsIs } from './CellText.tsx'
import type { Column } from './Column.ts'
import { ROW_HEIGHT } from './rowWindow.ts'
import { titleIfCut } from './titleIfCut.ts'

interface GridRowProps<Row> {
  row: Row
  index: number
  columns: readonly Column<Row>[]
  /** The place of a column among all, from 1; without it, among those that are rendered. */
  placeOf: ((key: string) => number) | undefined
  /** How many columns there are, rendered or not. */
  count: number
  /** The name of its menu button; undefined without one. */
  menuName: string | undefined
  isSelected: boolean
  isTabStop: boolean
  onSelect: (event: MouseEvent) => void
  onOpen: () => void
}

/** One row of a grid, at its place in the whole list. */
export function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, index, columns, placeOf, count, menuName, isSelected, isTabStop, onSelect, onOpen } = props
  const menu = menuName === undefined ? undefined : <MenuButton name={menuName} />
  return (
    <div
      class="row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      style={{ top: `${index * ROW_HEIGHT}px` }}
      onClick={onSelect}
      onDblClick={event => {
        if (!(event.target as Element).closest('button')) onOpen()
      }}
    >
      {columns.map((column, at) => {
        const content = column.cell(row)
        const description = column.description?.(row)
        const marks = column.marks?.(row) ?? []
        const keepsEnd = column.keepsEnd?.(row) ?? false
        const isText = typeof content === 'string'
        const shown = isText ? <CellText text={content} keepsEnd={keepsEnd} /> : content
        const isEmpty = content === undefined || content === null || content === ''
        return (
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={placeOf?.(column.key) ?? at + 1}
            data-column={column.key}
            // What software reads is the text as it is, whatever of it is shown.
            aria-label={isText && (marks.length > 0 || !isShownAsIs(content, keepsEnd)) ? content : undefined}
            aria-description={description ?? (marks.map(({ text }) => text).join(', ') || undefined)}
            class={`${column.className ?? ''}${marks.length > 0 ? ' marked' : ''}${isEmpty && !column.headless ? ' blank-cell' : ''}`}
            title={description}
            tabIndex={-1}
            onMouseEnter={event => {
              if (column.headless) return
              const cell = event.currentTarget
              titleIfCut(cell, column.copyText?.(row) ?? cell.textContent ?? '', description)
            }}
          >
            {marks.length > 0 ? <span class="text">{shown}</span> : shown}
            {column.headless && at === columns.length - 1 && menu}
            {marks.map(({ text, sign }) => (
              <span key={text} class="mark" title={text} aria-hidden="true">
                {sign}
              </span>
            ))}
          </div>
        )
      })}
      {menu && !columns.at(-1)?.headless && (
        <div role="gridcell" aria-colindex={count + 1} class="row-buttons menu-cell" tabIndex={-1}>
          {menu}
        </div>
      )}
    </div>
  )
}

/** Opens the menu of its row; the grid listens to it. */
function MenuButton({ name }: { name: string }) {
  return (
    <button type="button" class="icon row-menu" tabIndex={-1} aria-haspopup="menu" aria-label={name} title={name}>
      <Icon name="more" />
    </button>
  )
}
