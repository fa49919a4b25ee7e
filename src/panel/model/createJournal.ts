import { batch, computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Exchange } from '../../core/delivery/exchange.ts'
import { readExchange, type ReadExchange } from '../../core/delivery/read.ts'
import { emptyJournal, record, seenExchanges, type Journal, type Step } from '../../core/ledger/journal.ts'
import { partIds } from '../../core/network/pairNetwork.ts'
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
  /** Hides what only the network log saw, of what began before a time in ms since the epoch, also when it comes later. */
  hideLogBefore: (time: number) => void
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
  const logHiddenBefore = signal(-Infinity)
  const read = new WeakMap<Exchange, ReadExchange>()

  const readOnce = (exchange: Exchange): ReadExchange => {
    const known = read.get(exchange)
    if (known) return known
    const fresh = readExchange(exchange)
    read.set(exchange, fresh)
    return fresh
  }
  const seen = computed(() => seenExchanges(journal.value))
  const byPart = computed(() => new Map(seen.value.flatMap(one => partIds(one).map(id => [id, one]))))
  const holds = ({ exchanges, calls }: Journal, id: string): boolean => exchanges.has(id) || calls.has(id)
  const hide = (ids: Iterable<string>): void => {
    // Only of exchanges that are still there: the journal's bounds are the set's too.
    const kept = [...hidden.value].filter(id => holds(journal.value, id))
    hidden.value = new Set([...kept, ...ids])
  }
  /** Of what is new, what shall be hidden: it follows the part of the same exchange that was seen before. */
  const newlyHidden = (before: Journal, steps: readonly Step[], how: 'shown' | 'hidden'): string[] => {
    if (how === 'shown' && hidden.value.size === 0) return []
    const fresh = steps.flatMap(idOf).filter(id => !holds(before, id))
    return fresh.filter(id => {
      const whole = byPart.value.get(id)
      const known = whole && partIds(whole).find(part => holds(before, part))
      return known === undefined ? how === 'hidden' : hidden.value.has(known)
    })
  }
  const isHidden = (exchange: Exchange): boolean => {
    const { id, network } = exchange
    if (hidden.value.has(id)) return true
    return network?.id === id && network.time < logHiddenBefore.value
  }

  const all = computed(() => seen.value.map(readOnce).toSorted((a, b) => a.time - b.time))
  const calls = computed(() => all.value.filter(({ exchange }) => !isHidden(exchange)))
  const rows = computed(() => {
    const events = [...journal.value.events.values()]
    const known = isComplete() && journal.value.dropped === 0
    return reconcile(all.value, { events, isComplete: known }).filter(row => isShown(row, isHidden))
  })
  return {
    calls,
    sent: computed(() => calls.value.filter(({ exchange }) => isOwn(exchange))),
    rows,
    dropped: computed(() => journal.value.dropped),
    record: (steps, how) => {
      const before = journal.value
      batch(() => {
        journal.value = record(before, steps)
        const ids = newlyHidden(before, steps, how)
        if (ids.length > 0) hide(ids)
      })
    },
    exchange: id => byPart.value.get(id),
    hideLogBefore: time => {
      logHiddenBefore.value = Math.max(logHiddenBefore.value, time)
    },
    clear: ({ keepSent } = { keepSent: false }) => {
      hide(seen.value.flatMap(exchange => (keepSent && isOwn(exchange) ? [] : partIds(exchange))))
    },
  }
}

/** The id under which a step's thing is recorded, where that belongs to an exchange. */
function idOf(step: Step): string[] {
  if (step.kind === 'network') return [step.call.id]
  return 'exchangeId' in step ? [step.exchangeId] : []
}

function isOwn({ request }: Exchange): boolean {
  return request?.source === 'inspector'
}

/** A row is shown while any exchange of the page that it speaks of is. */
function isShown({ handouts, notifications }: Row, isHidden: (exchange: Exchange) => boolean): boolean {
  const reads = [...handouts.map(({ read }) => read), ...notifications.map(({ notified }) => notified.read)]
  return reads.some(({ exchange }) => !isHidden(exchange))
}
