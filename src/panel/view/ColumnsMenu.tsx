import type { Column } from './kit/Column.ts'
import { MenuButton } from './kit/MenuButton.tsx'
import { onFirstUse } from './onFirstUse.tsx'
import type { GridLayoutModel } from './useGridLayout.ts'
import { usePanel } from './usePanel.ts'

const ColumnsList = onFirstUse(async () => (await import('./ColumnsList.tsx')).ColumnsList)
const HeadingMenu = onFirstUse(async () => (await import('./ColumnsList.tsx')).HeadingMenu)

interface ColumnsMenuProps<Row> {
  model: GridLayoutModel<Row>
  /** All columns, hidden ones included. */
  all: readonly Column<Row>[]
}

/** The button at the end of a grid's head, which shows and hides columns, and the menu of a heading while that is open. */
export function ColumnsMenu<Row>({ model, all }: ColumnsMenuProps<Row>) {
  const { text } = usePanel()
  const { menu, closeMenu } = model
  return (
    <div class="columns-menu">
      <MenuButton label={text.t('columns')} icon="columns">
        {opened => <ColumnsList model={model} all={all} {...opened} onMissing={opened.close} />}
      </MenuButton>
      {menu && <HeadingMenu key={menu.key} model={model} all={all} menu={menu} onMissing={closeMenu} />}
    </div>
  )
}
