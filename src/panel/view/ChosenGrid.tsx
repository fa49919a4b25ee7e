import type { ComponentChildren } from 'preact'
import type { GridView } from '../model/createPanel.ts'
import { Boundary } from './Boundary.tsx'
import { focusFilter, focusGrid } from './focus.ts'
import type { Column } from './kit/Column.ts'
import { Grid } from './kit/Grid.tsx'
import { usePanel } from './usePanel.ts'
import { useSorted } from './useSorted.ts'

interface ChosenGridProps<Item> {
  view: GridView
  label: string
  columns: readonly Column<Item>[]
  all: readonly Item[]
  /** Those that pass the filter. */
  shown: readonly Item[]
  keyOf: (item: Item) => string
  /** The current key of the item that had this key when it was selected, where keys can change. */
  keyNow?: (selected: string) => string
  /** Transforms the sorted list, for example by inserting group heads. */
  arrange?: (sorted: readonly Item[]) => readonly Item[]
  /** Called when an item is opened; returns true when nothing more is to be done. */
  onOpenItem?: (item: Item) => boolean
  /** Details of the item chosen. */
  details: (item: Item, onClose: () => void) => ComponentChildren
  /** The message of an empty list. */
  hint?: string
}

/** The grid of a view, and next to it the Details of the selected item. */
export function ChosenGrid<Item>(props: ChosenGridProps<Item>) {
  const { view, label, columns, all, shown, keyOf, keyNow = key => key, details, hint, arrange, onOpenItem } = props
  const { choices, copy, text } = usePanel()
  const { rows: sorted, sort, onSort } = useSorted(shown, columns)
  const rows = arrange ? arrange(sorted) : sorted
  const { selected, open } = choices[view]
  const selectedKey = selected.value === undefined ? undefined : keyNow(selected.value)
  const chosen = open.value ? all.find(item => keyOf(item) === selectedKey) : undefined
  const close = (): void => {
    open.value = false
    focusGrid()
  }
  return (
    <>
      {all.length > 0 && shown.length === 0 ? (
        <NothingPasses />
      ) : (
        <div class="pane" onClick={event => isOnCell(event.target) && (open.value = true)}>
          <Grid
            id={`${view}-grid`}
            label={label}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            selected={selectedKey}
            onSelect={key => (selected.value = key)}
            onOpen={(_, item) => {
              if (!onOpenItem?.(item)) open.value = true
            }}
            onCopy={(copied, column) => void copy(column.head, copied)}
            sort={sort}
            onSort={onSort}
          />
          {rows.length === 0 && hint !== undefined && <p class="hint-over muted">{hint}</p>}
        </div>
      )}
      {chosen !== undefined && (
        <Boundary name={text.t('details')} data={[chosen]}>
          <DetailsOf make={() => details(chosen, close)} />
        </Boundary>
      )}
    </>
  )
}

/** Creates the Details during rendering, within the boundary. */
function DetailsOf({ make }: { make: () => ComponentChildren }) {
  return <>{make()}</>
}

/** A click on a cell opens Details; a click on a cell's button only triggers the button. */
function isOnCell(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="gridcell"]') !== null && !target.closest('button')
}

function NothingPasses() {
  const { text, filter } = usePanel()
  const clear = (): void => {
    filter.value = ''
    focusFilter()
  }
  return (
    <div class="empty">
      <div>
        <p class="lead">{text.t('emptyFilter')}</p>
        <div class="buttons">
          <button type="button" class="plain" onClick={clear}>
            {text.t('clearFilter')}
          </button>
        </div>
      </div>
    </div>
  )
}
