import { batch } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { Choice, GridView } from '../model/createChoices.ts'
import type { Groups } from '../model/createGroupings.ts'
import type { Grouper } from '../model/groupRows.ts'
import type { Late } from '../model/late.ts'
import { hintsText } from '../model/filterText.ts'
import { selectedKeys } from '../model/selection.ts'
import { Boundary } from './Boundary.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { focusFilter, focusGrid, isOnNavigation } from './focus.ts'
import { HiddenNotice } from './HiddenNotice.tsx'
import { useFocusIf } from './kit/useFocusIf.ts'
import type { Column } from './kit/Column.ts'
import { Grid } from './kit/Grid.tsx'
import { sortRows } from './kit/sortRows.ts'
import type { RowCommand } from './RowCommand.ts'
import { RowMenu, type MenuAsked } from './RowMenu.tsx'
import { runShortcut } from './runShortcut.ts'
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
  commands: Late<readonly RowCommand<Item>[]>
  /** The name of an item's menu button; undefined for an item without one. */
  menuName: (item: Item) => string | undefined
  /** Details of the item chosen. */
  details: (item: Item, onClose: () => void) => ComponentChildren
  /** The message of an empty list. */
  hint?: string
}

/** The grid of a view, and next to it the Details of the selected item. */
export function ChosenGrid<Item>(props: ChosenGridProps<Item>) {
  const { view, label, columns, all, shown, keyOf, groups } = props
  const panel = usePanel()
  const { choices, copy, text } = panel
  const [pane, setPane] = useState<HTMLElement | null>(null)
  const { layout, sorted, rows } = useArranged(pane, props)
  const [last, lastOfAll] = [shown, all].map(list => list.at(-1)).map(item => item && keyOf(item))
  const choice = choices[view]
  const { open } = choice
  const { selectedKey, several, chosen, isHidden } = useSelected(choice, props)
  const isToFocus = useIsToFocus(view)
  const [asked, ask] = useState<MenuAsked<Item>>()
  const close = (): void => {
    open.value = false
    focusGrid()
  }
  return (
    <>
      {all.length > 0 && shown.length === 0 ? (
        <NothingPasses view={view} hidden={all.length} isToFocus={isToFocus} />
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
            isToFocus={isToFocus}
            onSelect={key => select(choice, key, NONE)}
            onSelectSeveral={(keys, lead) => select(choice, lead, keys)}
            onMenu={(at, item, column) => ask({ at, item, column })}
            menuName={props.menuName}
            onRowKey={(event, item) => runShortcut(event, { ...props, item, list: sorted }, panel)}
            onOpen={() => (open.value = true)}
            onCopy={(copied, column) => void copy(column.head, copied)}
            sort={layout.sort}
            onSort={layout.onSort}
            onToggleGroup={groups?.toggle}
            newest={{ key: last, keyOfAll: lastOfAll, label: text.t('toNewest') }}
          />
          <ColumnsMenu model={layout} all={columns} />
          {asked && <RowMenu {...props} asked={asked} list={sorted} keys={several} onClose={() => ask(undefined)} />}
          {isHidden && <HiddenNotice view={view} isToFocus={isToFocus} />}
          {rows.length === 0 && props.hint !== undefined && <p class="hint-over muted">{props.hint}</p>}
        </div>
      )}
      {open.value && chosen !== undefined && (
        <Boundary name={text.t('details')} data={[chosen]}>
          <Made make={() => props.details(chosen, close)} />
        </Boundary>
      )}
    </>
  )
}

/** The selected item, whether the filter hides it, and the keys of all selected ones, as they are now. */
function useSelected<Item>(choice: Choice, props: Pick<ChosenGridProps<Item>, 'all' | 'shown' | 'keyOf' | 'keyNow'>) {
  const { all, shown, keyOf, keyNow = sameKey } = props
  const selected = choice.selected.value
  const selectedKey = selected === undefined ? undefined : keyNow(selected)
  const chosen = useMemo(() => all.find(item => keyOf(item) === selectedKey), [all, selectedKey])
  const isHidden = useMemo(() => chosen !== undefined && !shown.includes(chosen), [shown, chosen])
  const keys = selectedKeys(choice)
  const several = useMemo(() => new Set([...keys].map(keyNow)), [selected, choice.several.value, keyNow])
  return { selectedKey, chosen, isHidden, several }
}

/** Creates its content during rendering, within the boundary. */
function Made({ make }: { make: () => ComponentChildren }) {
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

/** The columns as the tester arranged them in the pane, and the items sorted, and in their groups. */
function useArranged<Item>(pane: HTMLElement | null, props: ChosenGridProps<Item>) {
  const { view, columns, shown, grouper, groups } = props
  const layout = useGridLayout(view, columns, pane)
  const { sort } = layout
  const sorted = useMemo(() => sortRows(shown, columns, sort), [shown, columns, sort])
  return { layout, sorted, rows: useGroups(sorted, shown, { grouper, groups }) }
}

/** Whether the selected item was just shown by a link or a step, and gets the focus. */
function useIsToFocus(view: GridView): boolean {
  const { navigation } = usePanel()
  const wanted = navigation.toFocus.value
  useLayoutEffect(() => {
    if (wanted?.view === view) navigation.toFocus.value = undefined
  }, [wanted])
  return wanted?.view === view && !isOnNavigation()
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

interface NothingPassesProps {
  view: GridView
  hidden: number
  /** Whether a link leads to one of those that are hidden. */
  isToFocus: boolean
}

function NothingPasses({ view, hidden, isToFocus }: NothingPassesProps) {
  const { text, brief, filters } = usePanel()
  const { text: typed, hints } = filters[view]
  const hint = hintsText({ hints }, brief)
  const button = useFocusIf<HTMLButtonElement>(isToFocus)
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
          <button ref={button} type="button" class="plain" onClick={clear}>
            {text.t('clearFilter')}
          </button>
        </div>
      </div>
    </div>
  )
}
