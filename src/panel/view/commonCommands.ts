import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { plainDrafting } from '../../core/dialect/plainDrafting.ts'
import { addFilterTerm, isFilterable } from '../model/addFilterTerm.ts'
import { markdownLines, tabbedLines } from '../model/cellTables.ts'
import { callFormats, type CopyFormat } from '../model/copyFormats.ts'
import type { Panel } from '../model/createPanel.ts'
import type { Column } from './kit/Column.ts'
import type { CommandPlace, RowCommand } from './RowCommand.ts'

/** The commands that copy cells, rows and the table, the same in each grid. */
export function copyCommands<Item>(): RowCommand<Item>[] {
  return [
    {
      key: 'cell',
      isParted: true,
      label: ({ column }, { text }) => text.t('copyNamed', column.head),
      why: emptyCell,
      run: ({ item, column }, { copy }) => void copy(column.head, cellText(item, column)),
    },
    {
      key: 'rows',
      label: ({ items }, { text }) => text.count('copyRows', items.length),
      run: ({ items, columns }, { text, copy }) =>
        void copy(text.count('copiedRows', items.length), tabbedLines(items.map(item => cellsOf(item, columns)))),
    },
    {
      key: 'table',
      label: (_, { text }) => text.t('copyTable'),
      choices: () => [
        { key: 'TSV', label: 'TSV' },
        { key: 'Markdown', label: 'Markdown' },
      ],
      run: ({ list, columns }, { text, copy }, chosen) => {
        const heads = columns.map(({ head }) => head)
        const lines = list.map(item => cellsOf(item, columns))
        const table = chosen === 'TSV' ? tabbedLines([heads, ...lines]) : markdownLines(heads, lines)
        void copy(text.count('copiedRows', list.length), table)
      },
    },
  ]
}

/** The command that shows only items with the value of the cell. */
export function filterCommand<Item>(): RowCommand<Item> {
  return {
    key: 'filter',
    isParted: true,
    label: ({ item, column }, { brief }) => brief.t('filterByValue', column.head, cellText(item, column)),
    why: (place, panel) => (isFilterable(place.column.key) ? emptyCell(place, panel) : panel.text.t('notFilterable')),
    run: ({ item, column }, { filter }) => addFilterTerm(filter, { key: column.key, value: cellText(item, column) }),
  }
}

/** The command that copies the recorded call of an item as code. */
export function copyAsCommand<Item>(callOf: (item: Item) => ParsedExchange | undefined): RowCommand<Item> {
  const formatsOf = (item: Item, { dialects }: Panel): CopyFormat[] | undefined => {
    const call = callOf(item)
    return call && callFormats(call, (dialects.draftingOf(call) ?? plainDrafting).formats)
  }
  return {
    key: 'copyAs',
    label: (_, { text }) => text.t('copyCallAs'),
    why: ({ item }, panel) => (formatsOf(item, panel) ? undefined : panel.text.t('noWholeCall')),
    choices: ({ item }, panel) =>
      (formatsOf(item, panel) ?? []).map(({ name, hint, why, isParted }) => ({
        key: name,
        label: name,
        hint,
        why: why && panel.text.coded(`obstacle_${why}`),
        isParted,
      })),
    run: ({ item }, panel, chosen) => {
      const code = formatsOf(item, panel)?.find(({ name }) => name === chosen)?.text
      if (code !== undefined && chosen !== undefined) void panel.copy(chosen, code)
    },
  }
}

function cellText<Item>(item: Item, { copyText }: Column<Item>): string {
  return copyText?.(item) ?? ''
}

function cellsOf<Item>(item: Item, columns: readonly Column<Item>[]): string[] {
  return columns.map(column => cellText(item, column))
}

function emptyCell<Item>({ item, column }: CommandPlace<Item>, { text }: Panel): string | undefined {
  return cellText(item, column) === '' ? text.t('emptyCell') : undefined
}
