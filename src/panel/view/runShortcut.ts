import type { GridView } from '../model/createChoices.ts'
import type { Panel } from '../model/createPanel.ts'
import type { Late } from '../model/late.ts'
import type { Column } from './kit/Column.ts'
import { headed } from './kit/columnLayout.ts'
import { shortcutOf, type RowCommand } from './RowCommand.ts'

interface ShortcutPlace<Item> {
  view: GridView
  columns: readonly Column<Item>[]
  commands: Late<readonly RowCommand<Item>[]>
  item: Item
  /** All items of the list. */
  list: readonly Item[]
}

/** Runs the command of the shortcut that a key is, for one item, or announces why it cannot. Returns whether it is one. */
export function runShortcut<Item>(event: KeyboardEvent, place: ShortcutPlace<Item>, panel: Panel): boolean {
  const { commands } = place
  const pressed = shortcutOf(event)
  if (!pressed) return false
  // A held key must not send repeatedly.
  const { repeat } = event
  const find = (all: readonly RowCommand<Item>[]): RowCommand<Item> | undefined =>
    all.find(({ shortcut }) => shortcut === pressed)
  const loaded = commands.loaded()
  if (loaded) return run(find(loaded), place, { panel, repeat })
  commands.load().then(
    all => run(find(all), place, { panel, repeat }),
    () => panel.announce(panel.text.t('codeMissing'), 'error'),
  )
  return true
}

/** Runs a command if it can be; returns whether there is one. */
function run<Item>(
  command: RowCommand<Item> | undefined,
  { view, columns: all, item, list }: ShortcutPlace<Item>,
  { panel, repeat }: { panel: Panel; repeat: boolean },
): boolean {
  const columns = headed(all)
  const [column] = columns
  if (!command || !column) return false
  const place = { view, items: [item], item, column, columns, list }
  const why = command.why?.(place, panel)
  if (why !== undefined) panel.announce(why)
  else if (!repeat) command.run(place, panel, undefined)
  return true
}
