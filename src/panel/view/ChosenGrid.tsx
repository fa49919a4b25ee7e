import { batch } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Choice, GridView } from '../model/createChoices.ts'
import type { Groups } from '../model/createGroupings.ts'
import type { Grouper } from '../model/groupRows.ts'
import { hintsText } from '../model/filterText.ts'
import { selectedKeys } from '../model/selection.ts'
import { Boundary } from './Boundary.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { focusFilter, focusGrid } from './focus.ts'
import type { Column } from './kit/Column.ts'
import { ContextMenu } from './kit/ContextMenu.tsx'
import { Grid } from './kit/Grid.tsx'
import { sortRows } from './kit/sortRows.ts'
import type { MenuPlace } from './kit/menuPlace.ts'
import type { RowCommand } from './rowCommands.ts'
import { useGridLayout } from './useGridLayout.ts'
import { useGroups } from './useGroups.ts'
import { usePanel } from './usePanel.ts'

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
  /** How the items are put into groups, and which of these are folded; undefined without groups. */
  grouper?: Grouper<Item> | undefined
  groups?: Groups
  /** The menu of an item, for all selected ones; none for an item that has no commands. */
  commands: readonly RowCommand<Item>[]
  /** Details of the item chosen. */
  details: (item: Item, onClose: () => void) => ComponentChildren
  /** The message of an empty list. */
  hint?: string
}

/** The grid of a view, and next to it the Details of the selected item. */
export function ChosenGrid<Item>(props: ChosenGridProps<Item>) {
  const { view, label, columns, all, shown, keyOf, keyNow = sameKey, details, hint, grouper, groups } = props
  const { choices, copy, text } = usePanel()
  const [pane, setPane] = useState<HTMLElement | null>(null)
  const layout = useGridLayout(view, columns, pane)
  const { sort, onSort } = layout
  const sorted = useMemo(() => sortRows(shown, columns, sort), [shown, columns, sort])
  const rows = useGroups(sorted, shown, { grouper, groups })
  const last = shown.at(-1)
  const choice = choices[view]
  const { selected, open } = choice
  const several = useSeveral(choice, keyNow)
  const [menuAt, setMenuAt] = useState<MenuPlace>()
  const selectedKey = selected.value === undefined ? undefined : keyNow(selected.value)
  const chosen = open.value ? all.find(item => keyOf(item) === selectedKey) : undefined
  const close = (): void => {
    open.value = false
    focusGrid()
  }
  return (
    <>
      {all.length > 0 && shown.length === 0 ? (
        <NothingPasses view={view} hidden={all.length} />
      ) : (
        <div ref={setPane} class="pane" onClick={event => opensDetails(event) && (open.value = true)}>
          <Grid
            id={`${view}-grid`}
            label={label}
            columns={layout.columns}
            layout={layout.head}
            rows={rows}
            rowKey={keyOf}
            selected={selectedKey}
            several={several}
            onSelect={key => select(choice, key, NONE)}
            onSelectSeveral={(keys, lead) => select(choice, lead, keys)}
            onMenu={setMenuAt}
            onOpen={() => (open.value = true)}
            onCopy={(copied, column) => void copy(column.head, copied)}
            sort={sort}
            onSort={onSort}
            onToggleGroup={groups?.toggle}
            newest={{ key: last && keyOf(last), label: text.t('toNewest') }}
          />
          <ColumnsMenu model={layout} all={columns} />
          {menuAt && <RowMenu {...props} at={menuAt} keys={several} onClose={() => setMenuAt(undefined)} />}
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

const NONE: ReadonlySet<string> = new Set()

function sameKey(key: string): string {
  return key
}

function select({ selected, several }: Choice, lead: string, keys: ReadonlySet<string>): void {
  batch(() => {
    selected.value = lead
    several.value = keys
  })
}

/** The keys of all selected items, as they are now. */
function useSeveral(choice: Choice, keyNow: (selected: string) => string): ReadonlySet<string> {
  const keys = selectedKeys(choice)
  return useMemo(() => new Set([...keys].map(keyNow)), [choice.selected.value, choice.several.value, keyNow])
}

interface RowMenuProps<Item> extends Pick<ChosenGridProps<Item>, 'shown' | 'keyOf' | 'commands'> {
  at: MenuPlace
  keys: ReadonlySet<string>
  onClose: () => void
}

/** The menu of the selected items that the filter shows. */
function RowMenu<Item>({ shown, keyOf, commands, at, keys, onClose }: RowMenuProps<Item>) {
  const panel = usePanel()
  const items = shown.filter(item => keys.has(keyOf(item)))
  if (items.length === 0) return undefined
  const choices = commands.map(({ key, label, isParted = false, why }) => ({
    key,
    label: label(panel),
    isParted,
    why: why?.(items, panel),
  }))
  return (
    <ContextMenu
      label={panel.text.t('exportMenu')}
      items={choices}
      at={at}
      onChoose={key => commands.find(command => command.key === key)?.run(items, panel)}
      onClose={onClose}
    />
  )
}

/** A click on a cell opens Details; a click on a cell's button only triggers the button, one that selects several only selects. */
function opensDetails({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return !shiftKey && !ctrlKey && !metaKey && isOnCell(target)
}

function isOnCell(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="gridcell"][data-column]') !== null && !target.closest('button')
  )
}

function NothingPasses({ view, hidden }: Pick<ChosenGridProps<never>, 'view'> & { hidden: number }) {
  const { text, brief, filters } = usePanel()
  const { text: typed, hints } = filters[view]
  const hint = hintsText({ hints }, brief)
  const clear = (): void => {
    typed.value = ''
    focusFilter()
  }
  return (
    <div class="empty">
      <div>
        <p class="lead">
          {text.t('emptyFilter')} {text.count('emptyFilterHidden', hidden)}
        </p>
        {hint !== '' && <p class="lead">{hint}</p>}
        <div class="buttons">
          <button type="button" class="plain" onClick={clear}>
            {text.t('clearFilter')}
          </button>
        </div>
      </div>
    </div>
  )
}
