import { batch } from '@preact/signals'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { homeOf, isImported } from '../../core/exchange/imported.ts'
import { addSelection, isInSelection } from '../../core/import/fileSelection.ts'
import { capturedId } from '../../core/session-file/importedId.ts'
import type { Fitting } from '../../core/ledger/importBounds.ts'
import type { ObservedStep } from '../../core/ledger/journal.ts'
import type { Row } from '../../core/ledger/row.ts'
import { createFileSelection } from './createFileSelection.ts'
import type { JournalModel } from './createJournal.ts'
import type { Recovery } from './createRecovery.ts'

/** The result of an import: how many of its exchanges are listed, and which bound leaves the others out. */
export interface TakenImport extends Pick<Fitting, 'bound'> {
  kept: number
  all: number
  /** Everything in it was recorded before and is only shown again. */
  isAllHere: boolean
  /** The ids of the exchanges that are listed. */
  ids: readonly string[]
}

/** An import that can be taken as planned until the journal changes. */
export interface PlannedImport extends TakenImport {
  steps: readonly ObservedStep[]
  /** The recorded exchanges that are shown again. */
  known: readonly string[]
}

/**
 * Plans what of a file is recorded: as much as there is room for. If everything in a file is already recorded, it is
 * shown again. Otherwise everything is added except earlier imports: captured calls do not answer imported ones.
 */
export function planImport(steps: readonly ObservedStep[], journal: JournalModel): PlannedImport {
  const ids = [...new Set(steps.flatMap(step => ('exchangeId' in step ? [step.exchangeId] : [])))]
  const here = (id: string): string | undefined => [id, capturedId(id)].find(journal.exchange)
  const isAllHere = ids.every(here)
  const known = new Map(
    ids.flatMap(id => {
      const shown = isAllHere ? here(id) : journal.exchange(id) && id
      return shown === undefined ? [] : [[id, shown] as const]
    }),
  )
  const fresh = isAllHere ? [] : steps.filter(step => !('exchangeId' in step) || !known.has(step.exchangeId))
  const { steps: fitting, left, bound } = journal.fit(fresh)
  const added = fitting.flatMap(step => ('exchangeId' in step ? [step.exchangeId] : []))
  return {
    steps: fitting,
    known: [...known.values()],
    kept: ids.length - left,
    all: ids.length,
    bound,
    isAllHere,
    ids: [...new Set([...known.values(), ...added])],
  }
}

/** Records the contents of a file as {@link planImport} plans it. */
export function takeImport(steps: readonly ObservedStep[], journal: JournalModel): TakenImport {
  const plan = planImport(steps, journal)
  journal.record(plan.steps, 'shown')
  journal.reveal(plan.known)
  return plan
}

/** Records files in the journal, and knows what is listed of them. */
export interface ImportsModel {
  /** The result that {@link ImportsModel.take} would have. */
  plan: (steps: readonly ObservedStep[]) => TakenImport
  /** Records the contents of a file; of one that was exported for some rows only these are listed. */
  take: (steps: readonly ObservedStep[], selectedRows?: readonly string[]) => TakenImport
  /** Those of some rows that are listed, whatever file they came in. */
  listed: (rows: readonly Row[]) => readonly Row[]
  /** The exchanges that came in files or were sent for them. */
  exchanges: () => readonly Exchange[]
}

/** Creates the imports of a journal. */
export function importsOf(journal: JournalModel, recovery: Pick<Recovery, 'add'>): ImportsModel {
  const selection = createFileSelection(recovery)
  return {
    listed: rows => {
      const selected = selection.value
      return selected.size === 0 ? rows : rows.filter(row => isInSelection(row, selected))
    },
    plan: steps => planImport(steps, journal),
    take: (steps, selectedRows = []) =>
      batch(() => {
        const documents = new Set(steps.flatMap(step => ('documentId' in step ? step.documentId : [])))
        selection.value = addSelection(selection.value, documents, selectedRows)
        return takeImport(steps, journal)
      }),
    exchanges: () =>
      journal.all.value.flatMap(({ exchange }) => (isImported({ documentId: homeOf(exchange) }) ? [exchange] : [])),
  }
}
