import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import { isImported } from '../../core/exchange/imported.ts'
import { countFailures } from '../../core/ledger/marks.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Host } from '../host/host.ts'

/**
 * Keeps the number of failed displays and clicks of the tab, without imported and expected ones, on the extension's icon. It sets
 * the number again after a navigation, because browsers then clear a tab's badge, and when another page has connected (`page`): only
 * then has the browser certainly cleared it. Returns a function that stops it.
 */
export function reportFailures(
  host: Pick<Host, 'showFailures' | 'onNavigate'>,
  rows: ReadonlySignal<readonly Row[]>,
  page: ReadonlySignal<string | undefined>,
): () => void {
  const failures = computed(() =>
    rows.value.reduce((count, row) => count + (isImported(row) ? 0 : countFailures(row)), 0),
  )
  const navigations = signal(0)
  host.onNavigate(() => (navigations.value += 1))
  // At the end the background clears the number: a closing page cannot wait for its messages.
  return effect(() => {
    void [navigations.value, page.value]
    host.showFailures(failures.value)
  })
}
