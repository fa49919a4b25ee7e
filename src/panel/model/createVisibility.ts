import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { isOwnSend, type Exchange } from '../../core/delivery/exchange.ts'
import type { Journal, Step } from '../../core/ledger/journal.ts'
import { partIds } from '../../core/network/pairNetwork.ts'

/** What of the journal is hidden: it was cleared, came while nothing was recorded, or is of a page that was left. */
export interface Visibility {
  isHidden: (exchange: Exchange) => boolean
  /** Shows what a person brings of a file, until something is hidden again. */
  reveal: (ids: readonly string[]) => void
  hide: (exchanges: readonly Exchange[]) => void
  /** Hides of what steps brought since the journal was so what shall be: the parts of an exchange go by the first. */
  follow: (before: Journal, steps: readonly Step[], how: 'shown' | 'hidden') => void
  /** Hides what only the network log saw, of what began from one time to another in ms since the epoch, also when it comes later. */
  hideLogBetween: (from: number, to: number) => void
  /** An exchange by the id of any of its parts. */
  find: (id: string) => Exchange | undefined
}

/** Holds what is hidden of a journal and of the exchanges that are in it. The page's own calls of `dropped` documents are. */
export function createVisibility(
  journal: ReadonlySignal<Journal>,
  seen: ReadonlySignal<readonly Exchange[]>,
  dropped: ReadonlySignal<ReadonlySet<string>>,
): Visibility {
  const hidden = signal<ReadonlySet<string>>(new Set())
  const revealed = signal<ReadonlySet<string>>(new Set())
  const logHidden = signal<readonly (readonly [from: number, to: number])[]>([])
  const byPart = computed(() => new Map(seen.value.flatMap(one => partIds(one).map(id => [id, one]))))

  const hideIds = (ids: readonly string[]): void => {
    if (ids.length === 0) return
    // Only of what is still there: the journal's bounds are the set's too.
    const kept = [...hidden.value].filter(id => holds(journal.value, id))
    hidden.value = new Set([...kept, ...ids])
  }
  const isInHiddenTime = (time: number): boolean => logHidden.value.some(([from, to]) => from <= time && time < to)
  const isHiddenByTime = ({ calls }: Journal, id: string): boolean => {
    const call = calls.get(id)
    return call !== undefined && isInHiddenTime(call.time)
  }
  return {
    isHidden: exchange => {
      const { id, documentId, network } = exchange
      if (revealed.value.has(id)) return false
      if (hidden.value.has(id)) return true
      if (dropped.value.has(documentId) && !isOwnSend(exchange)) return true
      const isOfLog = network?.id === id && !journal.value.exchanges.has(id)
      return isOfLog && isInHiddenTime(network.time)
    },
    reveal: ids => (revealed.value = new Set([...revealed.value, ...ids])),
    hide: exchanges => {
      hideIds(exchanges.flatMap(partIds))
      revealed.value = new Set()
    },
    follow: (before, steps, how) => {
      if (how === 'shown' && hidden.value.size === 0) return
      const fresh = steps.flatMap(idOf).filter(id => !holds(before, id))
      const followed = fresh.filter(id => {
        const whole = byPart.value.get(id)
        const known = whole && partIds(whole).find(part => holds(before, part))
        if (known !== undefined && hidden.value.has(known)) return true
        // What hid a part by its time says nothing of what sees more of it.
        return (known === undefined || isHiddenByTime(before, known)) && how === 'hidden'
      })
      hideIds(followed)
    },
    hideLogBetween: (from, to) => {
      // What this one covers needs no mention of its own.
      const others = logHidden.value.filter(([start, end]) => start < from || end > to)
      logHidden.value = [...others, [from, to]]
    },
    find: id => byPart.value.get(id),
  }
}

function holds({ exchanges, calls }: Journal, id: string): boolean {
  return exchanges.has(id) || calls.has(id)
}

/** The id under which a step's thing is recorded, where that belongs to an exchange. */
function idOf(step: Step): string[] {
  if (step.kind === 'network') return [step.call.id]
  return 'exchangeId' in step ? [step.exchangeId] : []
}
