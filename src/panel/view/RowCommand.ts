import type { GridView } from '../model/createChoices.ts'
import type { Panel } from '../model/createPanel.ts'
import type { Column } from './kit/Column.ts'
import type { MenuItem } from './kit/Menu.tsx'

/** What a command is about. */
export interface CommandPlace<Item> {
  view: GridView
  /** The selected items, in the order of the list. */
  items: readonly Item[]
  /** The item that the menu was opened on. */
  item: Item
  /** Its column there; the first one where it was opened on the whole row. */
  column: Column<Item>
  /** All columns with a head. */
  columns: readonly Column<Item>[]
  /** All items of the list. */
  list: readonly Item[]
}

/** The keys of commands, with their names in the catalogue. On a Mac, Cmd does the same as Ctrl. */
export const SHORTCUTS = { send: 'key_send', edit: 'key_edit' } as const
export type Shortcut = keyof typeof SHORTCUTS

/** The shortcut that a key event is. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Shortcut | undefined {
  if (altKey || shiftKey) return undefined
  if (key === 'Enter' && (ctrlKey || metaKey)) return 'send'
  return key === 'F2' && !ctrlKey && !metaKey ? 'edit' : undefined
}

/** A command of the menu of a grid's rows, in the order of the menu. */
export interface RowCommand<Item> {
  key: string
  label: (place: CommandPlace<Item>, panel: Panel) => string
  /** The key that runs it for the focused item, without the menu. */
  shortcut?: Shortcut
  /** Whether a line separates it from the commands before. */
  isParted?: boolean
  /** Why it cannot be chosen for these items; undefined if it can. */
  why?: (place: CommandPlace<Item>, panel: Panel) => string | undefined
  /** The choices of a further menu. */
  choices?: (place: CommandPlace<Item>, panel: Panel) => readonly MenuItem[]
  /** `chosen` is the key of the chosen item of the further menu. */
  run: (place: CommandPlace<Item>, panel: Panel, chosen: string | undefined) => void
}
