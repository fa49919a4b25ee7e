import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Exchange } from '../../core/delivery/exchange.ts'
import { readExchange, type ReadExchange } from '../../core/delivery/read.ts'
import { emptyJournal, record, type Journal, type Step } from '../../core/ledger/journal.ts'
import { reconcile } from '../../core/ledger/reconcile.ts'
import type { Row } from '../../core/ledger/row.ts'

export interface JournalModel {
  /** Every exchange, read, in the order in which they began. */
  calls: ReadonlySignal<readonly ReadExchange[]>
  /** The tester's own ones among them. */
  sent: ReadonlySignal<readonly ReadExchange[]>
  rows: ReadonlySignal<readonly Row[]>
  /** Exchanges dropped because of the journal's bounds. */
  dropped: ReadonlySignal<number>
  record: (steps: readonly Step[]) => void
  clear: () => void
}

/** Holds the journal, and what follows from it. Each exchange is read once, however often the journal grows. */
export function createJournal(): JournalModel {
  const journal = signal<Journal>(emptyJournal)
  /** Exchanges that were cleared before their answer came: the rest of them is not shown either. */
  const cleared = new Set<string>()
  const read = new WeakMap<Exchange, ReadExchange>()

  const readOnce = (exchange: Exchange): ReadExchange => {
    const known = read.get(exchange)
    if (known) return known
    const fresh = readExchange(exchange)
    read.set(exchange, fresh)
    return fresh
  }

  const calls = computed(() => [...journal.value.exchanges.values()].map(readOnce).toSorted((a, b) => a.time - b.time))
  return {
    calls,
    sent: computed(() => calls.value.filter(({ exchange }) => exchange.request?.source === 'inspector')),
    rows: computed(() => reconcile(calls.value)),
    dropped: computed(() => journal.value.dropped),
    record: steps => {
      journal.value = record(
        journal.value,
        steps.filter(({ exchangeId }) => !cleared.has(exchangeId)),
      )
    },
    clear: () => {
      for (const { id, response } of journal.value.exchanges.values()) if (!response) cleared.add(id)
      journal.value = emptyJournal
    },
  }
}
