import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Exchange } from '../../core/delivery/exchange.ts'
import { readExchange, type ReadExchange } from '../../core/delivery/read.ts'
import { emptyJournal, record, type Journal, type Step } from '../../core/ledger/journal.ts'
import { reconcile } from '../../core/ledger/reconcile.ts'
import type { Row } from '../../core/ledger/row.ts'

export interface JournalModel {
  /** Every exchange that is shown, read, in the order in which they began. */
  calls: ReadonlySignal<readonly ReadExchange[]>
  /** The tester's own ones among them. */
  sent: ReadonlySignal<readonly ReadExchange[]>
  rows: ReadonlySignal<readonly Row[]>
  /** Exchanges dropped because of the journal's bounds. */
  dropped: ReadonlySignal<number>
  record: (steps: readonly Step[], how: 'shown' | 'hidden') => void
  /** An exchange as it is now, hidden or not. */
  exchange: (id: string) => Exchange | undefined
  /** Hides all there is, or all but the tester's own sends; what comes later of it stays hidden too. */
  clear: (options?: { keepSent: boolean }) => void
}

/**
 * Holds the journal, and what follows from it. Each exchange is read once, however often the journal grows. What was
 * cleared, or came while nothing was recorded, is hidden and kept: a notification that answers it is no unknown token.
 * `isComplete` tells whether the relays could tell everything.
 */
export function createJournal(isComplete: () => boolean): JournalModel {
  const journal = signal<Journal>(emptyJournal)
  const hidden = signal<ReadonlySet<string>>(new Set())
  const read = new WeakMap<Exchange, ReadExchange>()

  const readOnce = (exchange: Exchange): ReadExchange => {
    const known = read.get(exchange)
    if (known) return known
    const fresh = readExchange(exchange)
    read.set(exchange, fresh)
    return fresh
  }
  const hide = (ids: Iterable<string>): void => {
    // Only of exchanges that are still there: the journal's bounds are the set's too.
    const kept = [...hidden.value].filter(id => journal.value.exchanges.has(id))
    hidden.value = new Set([...kept, ...ids])
  }

  const all = computed(() => [...journal.value.exchanges.values()].map(readOnce).toSorted((a, b) => a.time - b.time))
  const calls = computed(() => all.value.filter(({ exchange }) => !hidden.value.has(exchange.id)))
  const rows = computed(() => {
    const events = [...journal.value.events.values()]
    const known = isComplete() && journal.value.dropped === 0
    return reconcile(all.value, { events, isComplete: known }).filter(row => isShown(row, hidden.value))
  })
  return {
    calls,
    sent: computed(() => calls.value.filter(({ exchange }) => isOwn(exchange))),
    rows,
    dropped: computed(() => journal.value.dropped),
    record: (steps, how) => {
      const before = journal.value.exchanges
      journal.value = record(journal.value, steps)
      if (how === 'shown') return
      hide(steps.flatMap(step => (step.kind !== 'event' && !before.has(step.exchangeId) ? [step.exchangeId] : [])))
    },
    exchange: id => journal.value.exchanges.get(id),
    clear: ({ keepSent } = { keepSent: false }) => {
      const all = [...journal.value.exchanges.values()]
      hide(all.flatMap(exchange => (keepSent && isOwn(exchange) ? [] : [exchange.id])))
    },
  }
}

function isOwn({ request }: Exchange): boolean {
  return request?.source === 'inspector'
}

/** A row is shown while any exchange of the page that it speaks of is. */
function isShown({ handouts, notifications }: Row, hidden: ReadonlySet<string>): boolean {
  if (hidden.size === 0) return true
  const reads = [...handouts.map(({ read }) => read), ...notifications.map(({ notified }) => notified.read)]
  return reads.some(({ exchange }) => !hidden.has(exchange.id))
}
