import type { Frame } from 'playwright'

/** The columns of the ledger that the demo reads. */
const COLUMNS = ['location', 'kind', 'offer', 'token', 'state', 'display', 'click'] as const

/** A row of the ledger as shown on screen; a column that is not shown is empty. */
export type LedgerLine = Record<(typeof COLUMNS)[number], string>

/** Reads the grid Ledger, each row's cells by their columns, wherever those are. */
export async function readLedger(panel: Frame): Promise<LedgerLine[]> {
  const rows = panel.getByRole('grid', { name: 'Ledger' }).getByRole('row')
  const lines = await rows.evaluateAll((list, columns) => {
    const textIn = (row: Element, column: string): string =>
      row.querySelector(`[role="gridcell"][data-column="${column}"]`)?.textContent?.trim() ?? ''
    return list
      .filter(row => row.querySelector('[role="gridcell"]') !== null)
      .map(row => Object.fromEntries(columns.map(column => [column, textIn(row, column)])))
  }, COLUMNS)
  return lines as LedgerLine[]
}
