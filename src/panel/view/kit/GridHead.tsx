import type { Sort } from '../../model/gridLayout.ts'
import { Icon } from '../icons.tsx'
import { ColumnBorder } from './ColumnBorder.tsx'
import { nextSort, type Column } from './Column.ts'
import type { HeadLayout } from './GridProps.ts'
import { titleIfCut } from './titleIfCut.ts'
import { useColumnDrag, type ColumnDrag } from './useColumnDrag.ts'

interface GridHeadProps<Row> {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
  /** Whether the heading is the grid's tab stop because there are no rows. */
  isTabStop: boolean
  /** What the tester can change of the columns. */
  layout: HeadLayout | undefined
}

/** The grid's headings: each sorts, the third press returns to arrival order. They can be dragged, and have a menu. */
export function GridHead<Row>({ columns, sort, onSort, isTabStop, layout }: GridHeadProps<Row>) {
  const drag = useColumnDrag(layout?.onPlace)
  return (
    <div
      class="row head"
      role="row"
      aria-rowindex={1}
      onContextMenu={event => openMenu(event, layout)}
      onKeyDown={event => (isMenuKey(event) ? openMenu(event, layout) : drag.onKeyDown(event))}
    >
      {columns.map((column, index) => {
        const { key, head, headless, className = '' } = column
        const place = layout?.placeOf(key) ?? index + 1
        if (headless) {
          return (
            <div key={key} role="columnheader" aria-colindex={place} data-column={key} class={className}>
              <span class="visually-hidden">{head}</span>
            </div>
          )
        }
        const isLast = columns[index + 1] === undefined || columns[index + 1]?.headless === true
        return (
          <div
            key={key}
            role="columnheader"
            aria-colindex={place}
            data-column={key}
            aria-sort={sort?.key === key ? sort.direction : 'none'}
            class={drag.dropClass(key, className)}
          >
            <HeadButton
              column={column}
              sort={sort}
              onSort={onSort}
              isTabStop={isTabStop && index === 0}
              drag={layout && drag}
            />
            {layout && !isLast && <ColumnBorder column={key} head={head} layout={layout} />}
          </div>
        )
      })}
    </div>
  )
}

interface HeadButtonProps<Row> extends Pick<GridHeadProps<Row>, 'sort' | 'onSort' | 'isTabStop'> {
  column: Column<Row>
  drag: ColumnDrag | undefined
}

function HeadButton<Row>({ column, sort, onSort, isTabStop, drag }: HeadButtonProps<Row>) {
  const { key, head, headJoined } = column
  const direction = sort?.key === key ? sort.direction : 'none'
  return (
    <button
      type="button"
      tabIndex={isTabStop ? 0 : -1}
      onMouseEnter={event => titleIfCut(event.currentTarget, head)}
      onClick={() => {
        if (!drag?.wasDragged()) onSort(nextSort(sort, key))
      }}
      {...drag?.handlers(key)}
    >
      <span class="text">{head}</span>
      {headJoined === undefined ? undefined : <JoinedHead text={headJoined} />}
      {direction === 'none' ? undefined : <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
    </button>
  )
}

function JoinedHead({ text }: { text: string }) {
  return (
    <span class="joined" aria-hidden="true">
      {text}
    </span>
  )
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

/** Opens the menu of a heading: below it, or where it was clicked. */
function openMenu(event: MouseEvent | KeyboardEvent, layout: HeadLayout | undefined): void {
  const cell = (event.target as Element).closest<HTMLElement>('[data-column]')
  const key = cell?.dataset['column']
  if (!layout || !cell || key === undefined) return
  event.preventDefault()
  event.stopPropagation()
  const { top, bottom, left } = cell.getBoundingClientRect()
  const at =
    'clientX' in event ? { top: event.clientY, bottom: event.clientY, left: event.clientX } : { top, bottom, left }
  cell.querySelector('button')?.focus({ preventScroll: true })
  layout.onMenu(key, at)
}
