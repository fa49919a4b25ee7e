import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { ExportFormat } from '../../core/export/formats.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Panel } from '../model/createPanel.ts'
import { selectionOfCalls, selectionOfRows } from '../model/selection.ts'
import { ticketText } from '../model/ticketText.ts'

/** A command of the menu of a grid's rows, in the order of the menu. */
export interface RowCommand<Item> {
  key: string
  label: (panel: Panel) => string
  /** Whether a line separates it from the commands before. */
  isParted?: boolean
  /** Why it cannot be chosen for these items; undefined if it can. */
  why?: (items: readonly Item[], panel: Panel) => string | undefined
  run: (items: readonly Item[], panel: Panel) => void
}

/** The commands of rows of the ledger. */
export const LEDGER_COMMANDS: readonly RowCommand<Row>[] = [
  {
    key: 'ticket',
    label: ({ text }) => text.t('copyForTicket'),
    run: (rows, { text, copy, callNumber }) => {
      const tickets = rows.map(row => ticketText(row, callNumber, text))
      void copy(text.t('ticketText'), tickets.join('\n\n'))
    },
  },
  { key: 'markdown', label: ({ text }) => text.t('copyMarkdown'), run: exportRows('markdown') },
  { key: 'export', label: ({ text }) => text.t('exportSelected'), isParted: true, run: exportRows('session') },
]

/** The commands of calls, the tester's sends among them. */
export const CALL_COMMANDS: readonly RowCommand<ParsedExchange>[] = [
  {
    key: 'export',
    label: ({ text }) => text.t('exportSelected'),
    run: (calls, { capture, export: { open } }) =>
      open({ selection: selectionOfCalls(calls, capture.rows.value), isOfSelection: true, format: 'har' }),
  },
]

function exportRows(format: ExportFormat['name']): RowCommand<Row>['run'] {
  return (rows, panel) => panel.export.open({ selection: selectionOfRows(rows), isOfSelection: true, format })
}
