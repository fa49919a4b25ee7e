import type { Frame } from 'playwright'

/** A row of the ledger as shown on screen. */
export interface LedgerLine {
  location: string
  kind: string
  offer: string
  token: string
  state: string
  display: string
  click: string
}

/** Reads the grid Ledger by its roles: each row's cells in the columns' order. */
export async function readLedger(panel: Frame): Promise<LedgerLine[]> {
  const rows = panel.getByRole('grid', { name: 'Ledger' }).getByRole('row')
  const cells = await rows.evaluateAll(list =>
    list.map(row => [...row.querySelectorAll('[role="gridcell"]')].map(cell => cell.textContent?.trim() ?? '')),
  )
  return cells
    .filter(row => row.length > 0)
    .map(([location = '', kind = '', offer = '', token = '', state = '', display = '', click = '']) => ({
      location,
      kind,
      offer,
      token,
      state,
      display,
      click,
    }))
}
