import { Icon } from '../icons.tsx'
import { nextSort, type Column, type Sort } from './Column.ts'

interface GridHeadProps<Row> {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
  /** Whether the heading is the grid's tab stop because there are no rows. */
  isTabStop: boolean
}

/** The grid's headings: each sorts, the third press returns to arrival order. */
export function GridHead<Row>({ columns, sort, onSort, isTabStop }: GridHeadProps<Row>) {
  return (
    <div class="row head" role="row" aria-rowindex={1}>
      {columns.map((column, index) => {
        const { key, head, headless, headJoined, className = '' } = column
        const direction = sort?.key === key ? sort.direction : 'none'
        if (headless) {
          return (
            <div key={key} role="columnheader" aria-colindex={index + 1} data-column={key} class={className}>
              <span class="visually-hidden">{head}</span>
            </div>
          )
        }
        return (
          <div
            key={key}
            role="columnheader"
            aria-colindex={index + 1}
            data-column={key}
            aria-sort={direction}
            class={className}
          >
            <button
              type="button"
              tabIndex={isTabStop && index === 0 ? 0 : -1}
              onClick={() => onSort(nextSort(sort, key))}
            >
              <span class="text">{head}</span>
              {headJoined === undefined ? undefined : <JoinedHead text={headJoined} />}
              {direction === 'none' ? undefined : <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
            </button>
          </div>
        )
      })}
    </div>
  )
}

function JoinedHead({ text }: { text: string }) {
  return (
    <span class="joined" aria-hidden="true">
      {text}
    </span>
  )
}
