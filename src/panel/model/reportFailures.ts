import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import { isImported } from '../../core/delivery/imported.ts'
import { rowMarks } from '../../core/ledger/filter.ts'
import type { Row } from '../../core/ledger/row.ts'
import { isFailure } from '../../core/ledger/status.ts'
import type { Host } from '../host/host.ts'

/**
 * Keeps the extension's icon telling how many displays and clicks went wrong in the tab, no file's among them, also after a navigation, at which browsers
 * forget what an icon said of a tab. Returns the means to stop.
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
  // At the end the background takes the number away: a page that closes cannot wait for its messages.
  return effect(() => {
    void navigations.value
    host.showFailures(failures.value)
  })
}
