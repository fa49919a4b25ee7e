import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { createFiltered, createMapped, createSorted } from '../../core/incrementalLists.ts'
import { isHeld, isOwnSend, partIds, type Exchange } from '../../core/exchange/exchange.ts'
import { isImported } from '../../core/exchange/imported.ts'
import type { LibraryCommand, ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Dialects } from '../../core/dialect/dialects.ts'
import type { PageEvent } from '../../core/dialect/rendering.ts'
import { emptyJournal } from '../../core/ledger/emptyJournal.ts'
import type { Fitting } from '../../core/ledger/importBounds.ts'
import type { Journal, ObservedStep, Step } from '../../core/ledger/journal.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { JournalRules } from './createJournalRules.ts'
import { createLateJournalRules, createLateReconciler } from './reading.ts'
import { createVisibility, isOfLogAlone, type HiddenState, type Visibility } from './createVisibility.ts'

export interface JournalModel {
  /** Every shown exchange, read, in the order in which they began. */
  calls: ReadonlySignal<readonly ParsedExchange[]>
  /** Every exchange, hidden ones too, in the same order. */
  all: ReadonlySignal<readonly ParsedExchange[]>
  /** The tester's own ones among those that are shown. */
  sent: ReadonlySignal<readonly ParsedExchange[]>
  rows: ReadonlySignal<readonly Row[]>
  /** What the libraries of shown pages and files reported, in the order of the reports. */
  events: ReadonlySignal<readonly PageEvent[]>
  /** What pages asked of their libraries, in the order of the reports. */
  commands: ReadonlySignal<readonly LibraryCommand[]>
  /** The page's calls that hold mode holds, hidden ones too. */
  held: ReadonlySignal<readonly ParsedExchange[]>
  /** Whether everything that was captured or imported is shown, and nothing was lost. */
  isWhole: ReadonlySignal<boolean>
  /** Exchanges that were shown, and events, that were dropped because of the journal's bounds. */
  lost: ReadonlySignal<number>
  record: (steps: readonly Step[], how: 'shown' | 'hidden') => void
  /** What is hidden, as the next panel gets it. */
  hidden: ReadonlySignal<HiddenState & { clearedAt: number }>
  /** Records what an earlier panel recorded and hid. */
  restore: (steps: readonly Step[], hidden: (HiddenState & { clearedAt: number }) | undefined) => void
  /** The steps of what was captured and is still shown, and of all top documents. Events are not among them. */
  remaining: () => Step[]
  /** The part of an import that there is room for. */
  fit: (steps: readonly ObservedStep[]) => Fitting
  /** The name of the newest instance of the page's library that a command of a document names. */
  instanceOf: (documentId: string) => string | undefined
  /** The current state of an exchange, hidden or not. */
  exchange: (id: string) => Exchange | undefined
  /** Shows recorded exchanges again, by the id of any of their parts. */
  reveal: (ids: readonly string[]) => void
  /**
   * Hides exchanges that only the network log saw and that began between two times, in ms since the epoch, even if they
   * arrive later.
   */
  hideLogBetween: (from: number, to: number) => void
  /**
   * Hides everything except the given exceptions; later parts of hidden exchanges stay hidden too. Imported exchanges
   * are removed.
   */
  clear: (options?: Kept) => void
}

/**
 * The exceptions when the journal is cleared: the tester's own sends, exchanges that only the network log saw, and
 * those of some documents.
 */
export interface Kept {
  keepSent?: boolean
  keepLog?: boolean
  keepDocument?: (documentId: string) => boolean
}

export interface JournalOptions {
  /** Whether the relays could report everything. */
  isComplete: () => boolean
  /** The documents that are hidden except for the tester's sends. */
  droppedDocuments: ReadonlySignal<ReadonlySet<string>>
  /** The protocols that are understood. */
  dialects: Dialects
  /** Called with the steps that add something to the journal. */
  onNew: (steps: readonly Step[]) => void
}

/**
 * Holds the journal and everything derived from it. Each exchange is read once, however often the journal grows.
 * Exchanges that were cleared, or came while recording was paused, are hidden but kept, so that a notification that
 * answers one is not an unknown token.
 */
export function createJournal(options: JournalOptions): JournalModel {
  const { isComplete: isAllReported, droppedDocuments, dialects, onNew } = options
  const journal = signal<Journal>(emptyJournal)
  const lost = signal(0)
  const rules = createLateJournalRules(dialects.parse)
  const clearedAt = signal(-Infinity)
  const seen = computed(() => rules.seen(journal.value))
  const lists = createLists(dialects)
  const visibility = createVisibility(journal, seen, droppedDocuments)
  const { isHidden, reveal, hide, follow, hideLogBetween, find } = visibility

  const all = computed(() => lists.read(seen.value))
  const calls = computed(() => visibility.shown(all.value))
  const isComplete = (): boolean => isAllReported() && journal.value.dropped === 0
  const rows = createRows({ journal, all, calls, isComplete, dialects })
  const allCommands = computed(() => dialects.commandsOf(capturedEvents(journal.value)))
  return {
    calls,
    all,
    sent: computed(() => lists.ownSends(calls.value)),
    rows,
    events: computed(() => {
      const shown = new Set(calls.value.map(({ exchange }) => exchange.documentId))
      return [...journal.value.events.values()].filter(({ documentId }) => shown.has(documentId))
    }),
    commands: computed(() =>
      allCommands.value.filter(
        ({ documentId, time }) => time > clearedAt.value && !droppedDocuments.value.has(documentId),
      ),
    ),
    held: computed(() => lists.held(all.value)),
    isWhole: computed(() => isComplete() && calls.value.length === all.value.length),
    lost: computed(() => lost.value + journal.value.droppedEvents),
    ...createHandover({ journal, seen, visibility, clearedAt, rules }),
    record: (steps, how) => {
      const before = journal.value
      onNew(steps.filter(step => rules.isNew(before, step)))
      const after = rules.record(before, steps)
      const dropped = after.dropped - before.dropped
      const gone = dropped > 0 ? seen.value.filter(one => isGone(one, after)) : []
      // Some may come and go at once.
      const unseen = how === 'shown' ? Math.max(0, dropped - gone.length) : 0
      batch(() => {
        journal.value = after
        lost.value += unseen + gone.filter(one => !isHidden(one)).length
        follow(before, steps, how)
      })
    },
    instanceOf: documentId => allCommands.value.findLast(command => command.documentId === documentId)?.instance,
    fit: steps => rules.fit(journal.value, steps),
    exchange: find,
    reveal: ids => reveal(ids.flatMap(id => find(id)?.id ?? [])),
    hideLogBetween,
    clear: (kept = {}) =>
      batch(() => {
        const gone = seen.value.filter(one => !isKept(one, kept))
        if (!kept.keepDocument) clearedAt.value = newestOf(journal.value)
        hide(gone.filter(one => !isImported(one)))
        journal.value = rules.withoutImports(journal.value, gone)
      }),
  }
}

/** The lists of calls, of which only what changed is made again. */
function createLists({ parse }: Dialects) {
  const parseAll = createMapped(parse)
  const inOrder = createSorted((a: ParsedExchange, b: ParsedExchange) => a.time - b.time)
  return {
    /** In the order of time. */
    read: (seen: readonly Exchange[]) => inOrder(parseAll(seen)),
    ownSends: createFiltered(({ exchange }: ParsedExchange) => isOwnSend(exchange)),
    held: createFiltered(({ exchange }: ParsedExchange) => isHeld(exchange) && !isImported(exchange)),
  }
}

interface RowsOptions extends Pick<JournalModel, 'all' | 'calls'>, Pick<JournalOptions, 'isComplete' | 'dialects'> {
  journal: ReadonlySignal<Journal>
}

/** The rows of which something is shown, reconciled with all that is hidden. */
function createRows({ journal, all, calls, isComplete, dialects }: RowsOptions): JournalModel['rows'] {
  const reported = computed(() => journal.value.events)
  const renderings = computed(() => dialects.renderingsOf([...reported.value.values()]))
  const reconcile = createLateReconciler()
  const ledger = computed(() => reconcile(all.value, { renderings: renderings.value, isComplete: isComplete() }))
  return computed(() => {
    if (calls.value.length === all.value.length) return ledger.value
    const shown = new Set(calls.value)
    return ledger.value.filter(row => isShown(row, shown))
  })
}

interface HandingOver {
  journal: Signal<Journal>
  seen: ReadonlySignal<readonly Exchange[]>
  visibility: Visibility
  clearedAt: Signal<number>
  rules: JournalRules
}

/** What a panel of the tab leaves to the next one. */
function createHandover({
  journal,
  seen,
  visibility,
  clearedAt,
  rules,
}: HandingOver): Pick<JournalModel, 'hidden' | 'restore' | 'remaining'> {
  const { isHidden, reveal, state } = visibility
  return {
    // JSON has no infinity.
    hidden: computed(() => ({ ...state.value, clearedAt: Math.max(clearedAt.value, 0) })),
    restore: (steps, hidden) =>
      batch(() => {
        if (hidden) {
          visibility.restore(hidden)
          clearedAt.value = hidden.clearedAt
        }
        journal.value = rules.record(journal.value, steps)
        // Later pages hide the log of earlier ones, which this panel would not know otherwise.
        reveal(seen.value.flatMap(one => (isOfLogAlone(one, journal.value) && !isHidden(one) ? [one.id] : [])))
      }),
    remaining: () =>
      remainingSteps(
        journal.value,
        seen.value.filter(one => !isHidden(one)),
        rules,
      ),
  }
}

/** What files hold belongs to no page that is open. */
function capturedEvents({ events }: Journal): PageEvent[] {
  return [...events.values()].filter(event => !isImported(event))
}

/** The time of the newest captured event. */
function newestOf(journal: Journal): number {
  return capturedEvents(journal).reduce((newest, { time }) => Math.max(newest, time), -Infinity)
}

function remainingSteps(
  { calls, documents, exchanges }: Journal,
  shown: readonly Exchange[],
  { stepsOf }: JournalRules,
): Step[] {
  const kept = shown.filter(one => !isImported(one))
  return [
    ...[...documents.values()].map(document => ({ kind: 'document' as const, document })),
    ...kept.flatMap(partIds).flatMap(id => {
      const [exchange, call] = [exchanges.get(id), calls.get(id)]
      return [...(exchange ? stepsOf(exchange) : []), ...(call ? [{ kind: 'network' as const, call }] : [])]
    }),
  ]
}

function isGone(exchange: Exchange, { exchanges, calls }: Journal): boolean {
  return partIds(exchange).every(id => !exchanges.has(id) && !calls.has(id))
}

function isKept(exchange: Exchange, { keepSent = false, keepLog = false, keepDocument }: Kept): boolean {
  if (isImported(exchange)) return false
  // The tester still waits for the outcome of a request that is under way.
  if (isOwnSend(exchange)) return keepSent || exchange.response === undefined
  if (exchange.request?.source === 'network') return keepLog
  return keepDocument?.(exchange.documentId) ?? false
}

/** A row is shown while any exchange of the page that it is about is. */
function isShown({ decisions, notifications }: Row, shown: ReadonlySet<ParsedExchange>): boolean {
  return (
    decisions.some(({ read }) => shown.has(read)) ||
    notifications.some(({ notification }) => shown.has(notification.read))
  )
}
