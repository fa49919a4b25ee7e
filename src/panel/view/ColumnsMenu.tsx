import { columnsMenu, headMenu } from './columnCommands.ts'
import type { Column } from './kit/Column.ts'
import { ContextMenu } from './kit/ContextMenu.tsx'
import { Menu } from './kit/Menu.tsx'
import type { GridLayoutModel } from './useGridLayout.ts'
import { usePanel } from './usePanel.ts'

interface ColumnsMenuProps<Row> {
  model: GridLayoutModel<Row>
  /** All columns, hidden ones included. */
  all: readonly Column<Row>[]
}

/** The button at the end of a grid's head, which shows and hides columns, and the menu of a heading while that is open. */
export function ColumnsMenu<Row>({ model, all }: ColumnsMenuProps<Row>) {
  const { text } = usePanel()
  const label = text.t('columns')
  const ofHead = model.menu && headMenu(model, all, text)
  return (
    <div class="columns-menu">
      <Menu
        label={label}
        icon="columns"
        items={() => columnsMenu(model, all, text)}
        onChoose={key =>
          columnsMenu(model, all, text)
            .find(command => command.key === key)
            ?.run()
        }
      />
      {model.menu && ofHead && (
        <ContextMenu
          key={model.menu.key}
          label={label}
          items={ofHead}
          at={model.menu.at}
          onChoose={key => ofHead.find(command => command.key === key)?.run()}
          onClose={model.closeMenu}
        />
      )}
    </div>
  )
}
