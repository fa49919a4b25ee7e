import { useMemo } from 'preact/hooks'
import type { Groups } from '../model/createGroupings.ts'
import { groupRows, type GroupHead, type Grouper } from '../model/groupRows.ts'

/** Puts rows under the heads of their groups; without groups they stay as they are. Computed once for the same rows and groups. */
export function useGroups<Row>(
  rows: readonly Row[],
  original: readonly Row[],
  { grouper, groups }: { grouper: Grouper<Row> | undefined; groups: Groups | undefined },
): readonly (Row | GroupHead)[] {
  const folded = groups?.folded.value
  return useMemo(
    () => (grouper && folded ? groupRows(rows, { ...grouper, original, folded }) : rows),
    [rows, original, grouper, folded],
  )
}
