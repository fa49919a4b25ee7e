import type { GridView } from '../model/createChoices.ts'
import type { Panel } from '../model/createPanel.ts'
import type { Column } from './kit/Column.ts'
import { headed } from './kit/columnLayout.ts'
import { shortcutOf, type RowCommand } from './RowCommand.ts'

interface ShortcutPlace<Item> {
  view: GridView
  columns: readonly Column<Item>[]
  commands: readonly RowCommand<Item>[]
  item: Item
  /** All items of the list. */
  list: readonly Item[]
}

/** Runs the command of the shortcut that a key is, for one item, or announces why it cannot. Returns whether it was one. */
export function runShortcut<Item>(
  event: KeyboardEvent,
  { view, columns: all, commands, item, list }: ShortcutPlace<Item>,
  panel: Panel,
): boolean {
  const pressed = shortcutOf(event)
  const command = pressed && commands.find(({ shortcut }) => shortcut === pressed)
  const columns = headed(all)
  const [column] = columns
  if (!command || !column) return false
  const place = { view, items: [item], item, column, columns, list }
  const why = command.why?.(place, panel)
  if (why !== undefined) panel.announce(why)
  // A held key must not send repeatedly.
  else if (!event.repeat) command.run(place, panel, undefined)
  return true
}
