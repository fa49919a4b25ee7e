import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import type { ExportFormat } from '../../core/export/formats.ts'
import { callOfRow, sendableType, type Row } from '../../core/ledger/row.ts'
import type { Panel } from '../model/createPanel.ts'
import { rowOfSend } from '../model/createSendHistory.ts'
import { rowsOfCalls, selectionOfCalls, selectionOfRows } from '../model/selection.ts'
import { ticketText } from '../model/ticketText.ts'
import { copyAsCommand, copyCommands, filterCommands } from './commonCommands.ts'
import { showCall, showSent } from './showItem.ts'
import type { RowCommand } from './RowCommand.ts'

/** The commands of rows of the ledger. */
export const LEDGER_COMMANDS: readonly RowCommand<Row>[] = [
  {
    key: 'send',
    shortcut: 'send',
    label: ({ item }, { text, capture }) => {
      if (capture.held.releasableOf(item).length > 0) return text.t('release')
      return text.t(sendableType(item) === 'click' ? 'menuSendClick' : 'menuSendDisplay')
    },
    why: (place, panel) => severalRows(place, panel) ?? notSendable(place.item, panel),
    run: ({ item }, { capture, release, sendRow }) => {
      const held = capture.held.releasableOf(item)
      if (held.length > 0) release(held)
      else sendRow(item)
    },
  },
  {
    key: 'edit',
    shortcut: 'edit',
    label: (_, { text }) => text.t('editAndSend'),
    why: (place, panel) => severalRows(place, panel) ?? notSendable(place.item, panel),
    run: ({ item }, { editing }) => editing.edit(item),
  },
  {
    key: 'call',
    isParted: true,
    label: (_, { text }) => text.t('showCall'),
    why: ({ item }, { callNumber, text }) => {
      const call = callOfRow(item)
      return call && callNumber(call) > 0 ? undefined : text.t('notListed')
    },
    run: ({ item }, panel) => {
      const call = callOfRow(item)
      if (call) showCall(call, panel)
    },
  },
  {
    key: 'sent',
    label: (_, { text }) => text.t('showInSent'),
    why: ({ item }, panel) => (newestSend(item, panel) ? undefined : panel.text.t('notSentYet')),
    run: ({ item }, panel) => {
      const send = newestSend(item, panel)
      if (send) showSent(send, panel)
    },
  },
  ...filterCommands<Row>(),
  ...copyCommands<Row>(),
  {
    key: 'token',
    label: (_, { text }) => text.t('copyToken'),
    why: ({ item }, { text }) => (item.token === undefined ? text.t('emptyCell') : undefined),
    run: ({ item }, { text, copy }) => void copy(text.t('token'), item.token ?? ''),
  },
  {
    key: 'state',
    label: (_, { text }) => text.t('copyState'),
    why: ({ item }, { text }) => (item.state === undefined ? text.t('emptyCell') : undefined),
    run: ({ item }, { text, copy }) => void copy(text.t('state'), item.state ?? ''),
  },
  copyAsCommand(callOfRow),
  {
    key: 'ticket',
    label: (_, { text }) => text.t('copyForTicket'),
    run: ({ items }, { text, copy, callNumber }) => {
      const tickets = items.map(row => ticketText(row, callNumber, text))
      void copy(text.t('ticketText'), tickets.join('\n\n'))
    },
  },
  { key: 'markdown', label: (_, { text }) => text.t('copyMarkdown'), run: exportRows('markdown') },
  { key: 'export', isParted: true, label: (_, { text }) => text.t('exportSelected'), run: exportRows('session') },
]

const SHOW_ROW: RowCommand<ParsedExchange> = {
  key: 'row',
  label: (_, { text }) => text.t('showInLedger'),
  why: ({ item }, panel) => (rowOfCall(item, panel) ? undefined : panel.text.t('noRow')),
  run: ({ item }, panel) => {
    const row = rowOfCall(item, panel)
    if (row) panel.navigation.show('ledger', row.id)
  },
}

const OF_CALL: readonly RowCommand<ParsedExchange>[] = [
  ...filterCommands<ParsedExchange>(),
  ...copyCommands<ParsedExchange>(),
  copyAsCommand(read => read),
  {
    key: 'export',
    isParted: true,
    label: (_, { text }) => text.t('exportSelected'),
    run: ({ items }, { capture, export: { open } }) =>
      open({ selection: selectionOfCalls(items, capture.rows.value), isOfSelection: true, format: 'har' }),
  },
]

/** The commands of calls. */
export const CALL_COMMANDS: readonly RowCommand<ParsedExchange>[] = [
  SHOW_ROW,
  {
    key: 'sent',
    label: (_, { text }) => text.t('showInSent'),
    why: ({ item }, { text }) => (isOwnSend(item.exchange) ? undefined : text.t('notYours')),
    run: ({ item }, panel) => showSent(item, panel),
  },
  ...OF_CALL,
]

/** The commands of the tester's sends. */
export const SENT_COMMANDS: readonly RowCommand<ParsedExchange>[] = [
  {
    key: 'edit',
    shortcut: 'edit',
    label: (_, { text }) => text.t('editAndSendAgain'),
    why: severalRows,
    run: ({ item }, { editing }) => editing.editSent(item),
  },
  {
    key: 'compare',
    label: (_, { text }) => text.t('compareTwoSends'),
    why: ({ items }, { text }) => (items.length === 2 ? undefined : text.t('compareNeedsTwo')),
    run: ({ items: [first, second] }, { comparison }) => {
      if (first && second) comparison.sends.value = first.time <= second.time ? [first, second] : [second, first]
    },
  },
  { ...SHOW_ROW, isParted: true },
  { key: 'call', label: (_, { text }) => text.t('showCall'), run: ({ item }, panel) => showCall(item, panel) },
  ...OF_CALL,
]

function severalRows({ items }: { items: readonly unknown[] }, { text }: Panel): string | undefined {
  return items.length > 1 ? text.t('oneRowOnly') : undefined
}

function notSendable(row: Row, { capture, text }: Panel): string | undefined {
  const isHeld = capture.held.releasableOf(row).length > 0
  return !isHeld && sendableType(row) === undefined ? text.t('nothingToSend') : undefined
}

/** The newest of the tester's sends for a row that is listed. */
function newestSend({ own }: Row, { callNumber }: Panel): ParsedExchange | undefined {
  return own.findLast(({ read }) => callNumber(read) > 0)?.read
}

function rowOfCall(read: ParsedExchange, { capture }: Panel): Row | undefined {
  const rows = capture.rows.value
  const [first] = rowsOfCalls(new Set([read.exchange.id]), rows)
  return first ?? (isOwnSend(read.exchange) ? rowOfSend(read, rows) : undefined)
}

function exportRows(format: ExportFormat['name']): RowCommand<Row>['run'] {
  return ({ items }, panel) => panel.export.open({ selection: selectionOfRows(items), isOfSelection: true, format })
}
