import type { Capture } from './createCapture.ts'
import type { GridView } from './createChoices.ts'
import type { GroupedView, Groups } from './createGroupings.ts'
import { callGrouper, rowGrouper, type GroupNames } from './groupers.ts'
import { groupId, type Grouper } from './groupRows.ts'

interface UnfoldingOptions extends GroupNames {
  groupings: Record<GroupedView, Groups>
  capture: Pick<Capture, 'rows' | 'calls' | 'exchange'>
}

/** Creates the function that unfolds the group of a row or call, by the key of that row or call. */
export function createUnfolding(options: UnfoldingOptions): (view: GridView, key: string) => void {
  const { capture, groupings } = options
  const { ledger, calls } = groupings
  return (view, key) => {
    if (view === 'ledger') {
      const row = capture.rows.peek().find(({ id }) => id === key)
      unfoldOf(ledger, rowGrouper(ledger.by.peek(), options), row)
    } else if (view === 'calls') {
      const id = capture.exchange(key)?.id
      const call = capture.calls.peek().find(({ exchange }) => exchange.id === id)
      unfoldOf(calls, callGrouper(calls.by.peek(), options), call)
    }
  }
}

function unfoldOf<Item>(groups: Groups, grouper: Grouper<Item> | undefined, item: Item | undefined): void {
  if (grouper && item !== undefined) groups.unfold(groupId(grouper.keyOf(item)))
}
