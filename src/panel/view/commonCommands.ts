import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { draftingOf } from '../../core/dialect/draftings.ts'
import { plainDrafting } from '../../core/dialect/plainDrafting.ts'
import { markdownLines, tabbedLines } from '../model/cellTables.ts'
import { callFormats, type CopyFormat } from '../model/copyFormats.ts'
import type { ViewFilter } from '../model/createFilters.ts'
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

/** The commands that show only items with the value of the cell, and that hide them. */
export function filterCommands<Item>(): RowCommand<Item>[] {
  return [filterCommand('filterByValue', false), filterCommand('hideValue', true)]
}

function filterCommand<Item>(name: 'filterByValue' | 'hideValue', excluded: boolean): RowCommand<Item> {
  return {
    key: name,
    isParted: !excluded,
    label: (place, panel) => {
      const value = filteredValue(place, panel)
      return value === undefined
        ? panel.text.t(excluded ? 'hideAlike' : 'filterAlike')
        : panel.brief.t(name, place.column.head, value)
    },
    why: (place, panel) => (filteredValue(place, panel) === undefined ? panel.text.t('notFilterable') : undefined),
    run: (place, panel) => {
      const value = filteredValue(place, panel)
      if (value !== undefined) panel.filters.add(place.view, { key: place.column.key, value, excluded })
    },
  }
}

/** What the filter finds an item by in a column; the field has the key of the column. */
function filteredValue<Item>(place: CommandPlace<Item>, { filters }: Panel): string | undefined {
  const filter = filters[place.view] as Pick<ViewFilter<unknown>, 'valueOf'>
  return filter.valueOf(place.column.key, place.item)
}

/** The command that copies the recorded call of an item as code. */
export function copyAsCommand<Item>(callOf: (item: Item) => ParsedExchange | undefined): RowCommand<Item> {
  const formatsOf = (item: Item): CopyFormat[] | undefined => {
    const call = callOf(item)
    return call && callFormats(call, (draftingOf(call) ?? plainDrafting).formats)
  }
  return {
    key: 'copyAs',
    label: (_, { text }) => text.t('copyCallAs'),
    why: ({ item }, panel) => (formatsOf(item) ? undefined : panel.text.t('noWholeCall')),
    choices: ({ item }, panel) =>
      (formatsOf(item) ?? []).map(({ name, hint, why, isParted }) => ({
        key: name,
        label: name,
        hint,
        why: why && panel.text.coded(`obstacle_${why}`),
        isParted,
      })),
    run: ({ item }, panel, chosen) => {
      const code = formatsOf(item)?.find(({ name }) => name === chosen)?.text
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
