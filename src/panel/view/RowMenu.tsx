import { useEffect, useState } from 'preact/hooks'
import type { GridView } from '../model/createChoices.ts'
import { inGroups, type Grouper } from '../model/groupRows.ts'
import type { Column } from './kit/Column.ts'
import { headed } from './kit/columnLayout.ts'
import type { Late } from '../model/late.ts'
import type { MenuPlace } from './kit/menuPlace.ts'
import { isTyping } from './focus.ts'
import { onFirstUse } from './onFirstUse.tsx'
import { SHORTCUTS, type RowCommand } from './RowCommand.ts'
import { useLate } from './useLate.ts'
import { usePanel } from './usePanel.ts'

/** Where a menu was opened: its place in the window, and its item and column. */
export interface MenuAsked<Item> {
  at: MenuPlace
  item: Item
  column: Column<Item> | undefined
}

const ContextMenu = onFirstUse(async () => (await import('./kit/ContextMenu.tsx')).ContextMenu)

interface RowMenuProps<Item> {
  view: GridView
  columns: readonly Column<Item>[]
  commands: Late<readonly RowCommand<Item>[]>
  asked: MenuAsked<Item>
  /** Those that the filter shows, in their original order. */
  shown: readonly Item[]
  /** The same, as they are sorted. */
  list: readonly Item[]
  grouper?: Grouper<Item> | undefined
  keyOf: (item: Item) => string
  /** Those of the selected items. */
  keys: ReadonlySet<string>
  onClose: () => void
}

/** The menu of the selected items that the filter shows. */
export function RowMenu<Item>(props: RowMenuProps<Item>) {
  const { view, keyOf, asked, keys, onClose } = props
  const panel = usePanel()
  const [isAtOnce] = useState(() => props.commands.loaded() !== undefined)
  const commands = useLate(props.commands, onClose)
  const isLeft = !isAtOnce && commands !== undefined && isTyping()
  useEffect(() => {
    if (isLeft) onClose()
  }, [isLeft])
  const list = inGroups(props.list, props.shown, props.grouper)
  const items = list.filter(item => keys.has(keyOf(item)))
  const columns = headed(props.columns)
  const [item = items[0], column = columns[0]] = [items.find(one => one === asked.item), asked.column]
  if (isLeft || !commands || !item || !column) return undefined
  const place = { view, items, item, column, columns, list }
  const choices = commands.map(({ key, label, shortcut, isParted = false, why, choices: further }) => ({
    key,
    label: label(place, panel),
    isParted,
    hint: shortcut && panel.text.t(SHORTCUTS[shortcut]),
    why: why?.(place, panel),
    choices: further && (() => further(place, panel)),
  }))
  return (
    <ContextMenu
      label={panel.text.t('exportMenu')}
      items={choices}
      at={asked.at}
      onChoose={(key, chosen) => commands.find(command => command.key === key)?.run(place, panel, chosen)}
      onClose={onClose}
      onMissing={onClose}
    />
  )
}
