import { columnsMenu, headMenu } from './columnCommands.ts'
import type { Column } from './kit/Column.ts'
import { ContextMenu } from './kit/ContextMenu.tsx'
import { ButtonMenu } from './kit/Menu.tsx'
import type { OpenedMenu } from './kit/MenuButton.tsx'
import type { GridLayoutModel, HeadMenu } from './useGridLayout.ts'
import { usePanel } from './usePanel.ts'

interface OfColumns {
  model: GridLayoutModel<never>
  /** All columns, hidden ones included. */
  all: readonly Column<never>[]
}

/** The menu that shows and hides columns. */
export function ColumnsList({ model, all, ...opened }: OfColumns & OpenedMenu) {
  const { text } = usePanel()
  const commands = (): ReturnType<typeof columnsMenu> => columnsMenu(model, all, text)
  return (
    <ButtonMenu
      label={text.t('columns')}
      items={commands}
      onChoose={chosen =>
        commands()
          .find(({ key }) => key === chosen)
          ?.run()
      }
      {...opened}
    />
  )
}

/** The menu of a heading. */
export function HeadingMenu({ model, all, menu }: OfColumns & { menu: HeadMenu }) {
  const { text } = usePanel()
  const commands = headMenu(model, all, text)
  return (
    <ContextMenu
      label={text.t('columns')}
      items={commands}
      at={menu.at}
      onChoose={chosen => commands.find(({ key }) => key === chosen)?.run()}
      onClose={model.closeMenu}
    />
  )
}
