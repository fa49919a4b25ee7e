import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOwnSend, partIds, type Exchange } from '../../core/exchange/exchange.ts'
import type { Journal, Step } from '../../core/ledger/journal.ts'

/** The hidden part of the journal: cleared, arrived while recording was paused, or from a page that was left. */
export interface Visibility {
  isHidden: (exchange: Exchange) => boolean
  /** Those of some calls that are not hidden; the same list if none is. */
  shown: (reads: readonly ParsedExchange[]) => readonly ParsedExchange[]
  /** Shows exchanges that the user imports, until they are hidden again. */
  reveal: (ids: readonly string[]) => void
  hide: (exchanges: readonly Exchange[]) => void
  /** Hides the matching steps added since that state of the journal: the parts of an exchange follow its first part. */
  follow: (earlier: Journal, steps: readonly Step[], how: 'shown' | 'hidden') => void
  /**
   * Hides exchanges that only the network log saw and that began between two times, in ms since the epoch, even if they
   * arrive later.
   */
  hideLogBetween: (from: number, to: number) => void
  /** What is hidden, as the next panel gets it. */
  state: ReadonlySignal<HiddenState>
  restore: (state: HiddenState) => void
  /** An exchange by the id of any of its parts. */
  find: (id: string) => Exchange | undefined
}

/** What is hidden: entries and exchanges by their ids, and the log's times. */
export interface HiddenState {
  ids: readonly string[]
  logHidden: readonly (readonly [from: number, to: number])[]
}

/** Most ids that the next panel gets, the newest. */
const MAX_IDS = 5000

/**
 * Holds which entries and exchanges of a journal are hidden. The page's own calls of `dropped` documents are hidden.
 */
export function createVisibility(
  journal: ReadonlySignal<Journal>,
  seen: ReadonlySignal<readonly Exchange[]>,
  dropped: ReadonlySignal<ReadonlySet<string>>,
): Visibility {
  const hidden = signal<ReadonlySet<string>>(new Set())
  const revealed = signal<ReadonlySet<string>>(new Set())
  /** Hidden in an earlier panel; a relay may still report them again. */
  const before = signal<ReadonlySet<string>>(new Set())
  const logHidden = signal<readonly (readonly [from: number, to: number])[]>([])
  const byPart = computed(() => new Map(seen.value.flatMap(one => partIds(one).map(id => [id, one]))))

  const hideIds = (ids: readonly string[]): void => {
    if (ids.length === 0) return
    // Only entries that still exist: so the journal's bounds apply to the set too.
    const kept = [...hidden.value].filter(id => holds(journal.value, id))
    hidden.value = new Set([...kept, ...ids])
  }
  const isInHiddenTime = (time: number): boolean => logHidden.value.some(([from, to]) => from <= time && time < to)
  const isHiddenByTime = ({ calls }: Journal, id: string): boolean => {
    const call = calls.get(id)
    return call !== undefined && isInHiddenTime(call.time)
  }
  const isHidden = (exchange: Exchange): boolean => {
    const { id, documentId, network } = exchange
    if (revealed.value.has(id)) return false
    if (hidden.value.has(id) || before.value.has(id)) return true
    if (dropped.value.has(documentId) && !isOwnSend(exchange)) return true
    return isOfLogAlone(exchange, journal.value) && isInHiddenTime(network?.time ?? 0)
  }
  return {
    isHidden,
    shown: reads =>
      isAny([hidden, before, dropped], logHidden) ? reads.filter(read => !isHidden(read.exchange)) : reads,
    reveal: ids => (revealed.value = new Set([...revealed.value, ...ids])),
    hide: exchanges => {
      hideIds(exchanges.flatMap(partIds))
      revealed.value = new Set()
    },
    follow: (earlier, steps, how) => {
      if (how === 'shown' && hidden.value.size === 0) return
      const fresh = steps.flatMap(idOf).filter(id => !holds(earlier, id))
      const followed = fresh.filter(id => {
        const whole = byPart.value.get(id)
        const known = whole && partIds(whole).find(part => holds(earlier, part))
        if (known !== undefined && hidden.value.has(known)) return true
        // Hiding a part by its time does not apply to sources that see more of the exchange.
        return (known === undefined || isHiddenByTime(earlier, known)) && how === 'hidden'
      })
      hideIds(followed)
    },
    hideLogBetween: (from, to) => void (logHidden.value = withRange(logHidden.value, [from, to])),
    state: computed(() => ({
      ids: [...new Set([...before.value, ...hidden.value])].filter(id => !revealed.value.has(id)).slice(-MAX_IDS),
      // JSON has no infinity.
      logHidden: logHidden.value.map(([from, to]) => [Math.max(from, 0), to] as const),
    })),
    restore: ({ ids, logHidden: ranges }) => {
      before.value = new Set(ids)
      logHidden.value = ranges
    },
    find: id => byPart.value.get(id),
  }
}

type Range = readonly [from: number, to: number]

/** Ranges covered by the new one need not be kept. */
function withRange(ranges: readonly Range[], range: Range): readonly Range[] {
  return [...ranges.filter(([start, end]) => start < range[0] || end > range[1]), range]
}

/** Whether anything is hidden at all. */
function isAny(
  sets: readonly ReadonlySignal<ReadonlySet<string>>[],
  times: ReadonlySignal<readonly unknown[]>,
): boolean {
  return times.value.length > 0 || sets.some(set => set.value.size > 0)
}

/** Whether only the network log has a call. */
export function isOfLogAlone({ id, network }: Exchange, { exchanges }: Journal): boolean {
  return network?.id === id && !exchanges.has(id)
}

function holds({ exchanges, calls }: Journal, id: string): boolean {
  return exchanges.has(id) || calls.has(id)
}

/** The id under which a step is recorded, where it belongs to an exchange. */
function idOf(step: Step): string[] {
  if (step.kind === 'network') return [step.call.id]
  return 'exchangeId' in step ? [step.exchangeId] : []
}
