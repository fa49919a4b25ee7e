import { computed, type ReadonlySignal } from '@preact/signals'
import { parseFilter, passes, type Filter } from '../../core/ledger/filter.ts'
import type { Capture } from './createCapture.ts'
import type { ViewName } from './createChoices.ts'
import type { Text } from './createText.ts'
import { callPasses, sentPasses } from './ledgerFilter.ts'

/** The items that pass the filter in each view, their number, and the total. */
export function createShown({ rows, calls, sent }: Capture, filter: ReadonlySignal<string>, text: Text) {
  const parsed = computed(() => parseFilter(filter.value))
  const filtered = <Item>(
    all: ReadonlySignal<readonly Item[]>,
    isShown: (item: Item, filter: Filter) => boolean,
  ): ReadonlySignal<readonly Item[]> =>
    computed(() => (filter.value.trim() === '' ? all.value : all.value.filter(item => isShown(item, parsed.value))))
  const lists = {
    shownRows: filtered(rows, passes),
    shownCalls: filtered(calls, (read, wanted) => callPasses(read, wanted, text)),
    shownSent: filtered(sent, (read, wanted) => sentPasses(read, wanted, text)),
  }
  const results: Record<ViewName, () => [shown: number, all: number]> = {
    ledger: () => [lists.shownRows.value.length, rows.value.length],
    calls: () => [lists.shownCalls.value.length, calls.value.length],
    sent: () => [lists.shownSent.value.length, sent.value.length],
    session: () => [calls.value.length, calls.value.length],
  }
  return { lists, result: (view: ViewName) => results[view]() }
}
