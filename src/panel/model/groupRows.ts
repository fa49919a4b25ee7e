import { groupBy } from '../../core/groupBy.ts'
import type { Row } from '../../core/ledger/row.ts'

export const GROUPINGS = ['none', 'location', 'call'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** The head of a group of rows. */
export interface GroupHead {
  kind: 'group'
  /** Stays the same for a group as long as the grouping is the same. */
  id: string
  label: string
  size: number
  isFolded: boolean
}

export type LedgerItem = Row | GroupHead

export function isGroupHead(item: LedgerItem): item is GroupHead {
  return 'kind' in item
}

/** The id of the group with this label. */
export function groupId(label: string): string {
  return `group ${label}`
}

/**
 * Rows under the heads of their groups; groups are in the order of their first row, rows keep their order. The rows of
 * a folded group are left out.
 */
export function groupRows(
  rows: readonly Row[],
  labelOf: (row: Row) => string,
  folded: ReadonlySet<string>,
): LedgerItem[] {
  return [...groupBy(rows, labelOf)].flatMap(([label, held]): LedgerItem[] => {
    const id = groupId(label)
    const isFolded = folded.has(id)
    return [{ kind: 'group', id, label, size: held.length, isFolded }, ...(isFolded ? [] : held)]
  })
}
