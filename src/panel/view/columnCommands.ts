import type { Text } from '../model/createText.ts'
import type { Column } from './kit/Column.ts'
import { headed, movedColumn, resetLayout, showColumn } from './kit/columnLayout.ts'
import type { MenuItem } from './kit/Menu.tsx'
import type { GridLayoutModel } from './useGridLayout.ts'

/** The prefix of the items that show or hide a column. */
const TOGGLE = 'toggle '

type Model<Row> = GridLayoutModel<Row>

interface Command extends MenuItem {
  run: () => void
}

/** The menu of all columns: each can be shown or hidden. */
export function columnsMenu<Row>(model: Model<Row>, all: readonly Column<Row>[], text: Text): Command[] {
  return [...toggles(model, all, text), resetCommand(model, all, text)]
}

/** The menu of a column's heading. */
export function headMenu<Row>(model: Model<Row>, all: readonly Column<Row>[], text: Text): Command[] {
  const key = model.menu?.key ?? ''
  const { t } = text
  const hidden = toggles(model, all, text).filter(command => !model.shownKeys.includes(columnOf(command)))
  const ofColumn = all.some(column => column.key === key && !column.headless)
    ? [
        moveCommand(model, { key, by: -1, label: t('moveLeft') }, text),
        moveCommand(model, { key, by: 1, label: t('moveRight') }, text),
        resizeCommand(model, key, text),
        { key: 'fit', label: t('fitColumn'), run: () => model.fit(key) },
        ...toggles(model, all, text).filter(command => columnOf(command) === key),
      ]
    : []
  return [
    ...ofColumn,
    ...hidden.map((command, index) => ({ ...command, isParted: index === 0 && ofColumn.length > 0 })),
    resetCommand(model, all, text),
  ]
}

function columnOf({ key }: Command): string {
  return key.slice(TOGGLE.length)
}

function toggles<Row>(model: Model<Row>, all: readonly Column<Row>[], { t }: Text): Command[] {
  const { layout, shownKeys, paneWidth } = model
  return headed(all).map(({ key, head }) => {
    const isShown = !shownKeys.includes(key)
    const next = showColumn(layout, all, { key, isShown, paneWidth })
    return {
      key: TOGGLE + key,
      label: t(isShown ? 'showColumn' : 'hideColumn', head),
      why: !isShown && next === layout ? t('lastColumn') : undefined,
      run: () => model.change(next),
    }
  })
}

interface Move {
  key: string
  by: -1 | 1
  label: string
}

function moveCommand<Row>(model: Model<Row>, { key, by, label }: Move, { t }: Text): Command {
  const moved = movedColumn(model.layout, key, by, model.shownKeys)
  return {
    key: by < 0 ? 'left' : 'right',
    label,
    why: moved ? undefined : t('outermostColumn'),
    run: () => moved && model.move(key, moved),
  }
}

function resizeCommand<Row>({ columns, resize }: Model<Row>, key: string, { t }: Text): Command {
  const next = columns[columns.findIndex(column => column.key === key) + 1]
  const isLast = next === undefined || next.headless === true
  return { key: 'resize', label: t('resizeColumn'), why: isLast ? t('noBorder') : undefined, run: () => resize(key) }
}

function resetCommand<Row>(model: Model<Row>, all: readonly Column<Row>[], { t }: Text): Command {
  return { key: 'reset', label: t('resetColumns'), isParted: true, run: () => model.change(resetLayout(all)) }
}
