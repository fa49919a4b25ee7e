import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import { isImported } from '../../core/exchange/imported.ts'
import { rowMarks } from '../../core/ledger/filter.ts'
import type { Row } from '../../core/ledger/row.ts'
import { isFailure } from '../../core/ledger/status.ts'
import type { Host } from '../host/host.ts'

/**
 * Keeps the number of failed displays and clicks of the tab, without imported ones, on the extension's icon. It sets
 * the number again after a navigation, because browsers then clear a tab's badge. Returns a function that stops it.
 */
export function reportFailures(
  host: Pick<Host, 'showFailures' | 'onNavigate'>,
  rows: ReadonlySignal<readonly Row[]>,
): () => void {
  const failures = computed(
    () =>
      rows.value
        .filter(row => !isImported(row))
        .flatMap(rowMarks)
        .filter(isFailure).length,
  )
  const navigations = signal(0)
  host.onNavigate(() => (navigations.value += 1))
  // At the end the background clears the number: a closing page cannot wait for its messages.
  return effect(() => {
    void navigations.value
    host.showFailures(failures.value)
  })
}
