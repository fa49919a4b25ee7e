import { signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Row } from '../../core/ledger/row.ts'
import { groupId, type Grouping } from './groupRows.ts'

/** How the ledger's rows are grouped, and which groups are folded, by their ids. */
export interface Groups {
  grouping: Signal<Grouping>
  folded: ReadonlySignal<ReadonlySet<string>>
  toggleGroup: (id: string) => void
  /** Opens the group of a row. */
  unfold: (rowId: string) => void
}

/** Creates the groups; `labelOf` names the group of a row. */
export function createGroups(
  rows: ReadonlySignal<readonly Row[]>,
  labelOf: (row: Row, grouping: Exclude<Grouping, 'none'>) => string,
): Groups {
  const grouping = signal<Grouping>('none')
  const folded = signal<ReadonlySet<string>>(new Set())
  const toggleGroup = (id: string): void => {
    const next = new Set(folded.peek())
    if (!next.delete(id)) next.add(id)
    folded.value = next
  }
  const unfold = (rowId: string): void => {
    const chosen = grouping.peek()
    const row = rows.peek().find(({ id }) => id === rowId)
    if (chosen === 'none' || !row) return
    const id = groupId(labelOf(row, chosen))
    if (folded.peek().has(id)) toggleGroup(id)
  }
  return { grouping, folded, toggleGroup, unfold }
}
