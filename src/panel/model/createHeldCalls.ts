import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { requestBody } from '../../core/exchange/exchange.ts'
import { heldCallsOf, type Row } from '../../core/ledger/row.ts'
import type { JournalModel } from './createJournal.ts'
import type { Recorder } from './createRecorder.ts'
import { isPresent } from './observedDocuments.ts'

/** The calls that hold mode held and nobody has released. */
export interface HeldCalls {
  /** Those that are shown and can be released, oldest first: their document is open and their body is known. */
  releasable: ReadonlySignal<readonly ParsedExchange[]>
  /** Those among them that notify a row. */
  releasableOf: (row: Row) => readonly ParsedExchange[]
  /** How many were not sent before their page was left, since the panel was cleared. */
  notSent: ReadonlySignal<number>
  /** Counts no call held until now as not sent. */
  forget: () => void
}

/** Creates the list of held calls. */
export function createHeldCalls(
  { held, calls }: Pick<JournalModel, 'held' | 'calls'>,
  { documents }: Pick<Recorder, 'documents'>,
): HeldCalls {
  const forgotten = signal<ReadonlySet<string>>(new Set())
  const idsOf = (reads: readonly ParsedExchange[]) => new Set(reads.map(({ exchange }) => exchange.id))
  const documentOf = ({ exchange }: ParsedExchange) => documents.value.get(exchange.documentId)
  const releasable = computed(() => {
    if (held.value.length === 0) return NONE
    const shown = idsOf(calls.value)
    return held.value.filter(
      read => shown.has(read.exchange.id) && isPresent(documentOf(read)) && requestBody(read.exchange).kind === 'text',
    )
  })
  return {
    releasable,
    releasableOf: row =>
      releasable.value.length === 0 ? NONE : heldCallsOf(row).filter(read => releasable.value.includes(read)),
    notSent: computed(() => {
      const isMissed = (read: ParsedExchange): boolean =>
        !forgotten.value.has(read.exchange.id) && documentOf(read)?.left !== false
      return held.value.filter(isMissed).length
    }),
    forget: () => (forgotten.value = idsOf(held.value)),
  }
}

const NONE: readonly ParsedExchange[] = []
