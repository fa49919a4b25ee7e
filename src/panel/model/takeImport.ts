import { capturedId } from '../../core/session-file/importedId.ts'
import type { Fitting } from '../../core/ledger/importBounds.ts'
import type { ObservedStep } from '../../core/ledger/journal.ts'
import type { JournalModel } from './createJournal.ts'

/** The result of an import: how many of how many exchanges are now listed, and which bound left the others out. */
export interface TakenImport extends Pick<Fitting, 'bound'> {
  kept: number
  all: number
}

/**
 * Records the contents of a file, as much as there is room for. If everything in a file is already recorded, it is
 * shown again. Otherwise everything is added except earlier imports: captured calls do not answer imported ones.
 */
export function takeImport(steps: readonly ObservedStep[], journal: JournalModel): TakenImport {
  const ids = [...new Set(steps.flatMap(step => (step.kind === 'event' ? [] : step.exchangeId)))]
  const here = (id: string): string | undefined => [id, capturedId(id)].find(journal.exchange)
  const isAllHere = ids.every(here)
  const known = new Map(
    ids.flatMap(id => {
      const shown = isAllHere ? here(id) : journal.exchange(id) && id
      return shown === undefined ? [] : [[id, shown] as const]
    }),
  )
  const {
    steps: fitting,
    left,
    bound,
  } = journal.fit(steps.filter(step => step.kind === 'event' || !known.has(step.exchangeId)))
  journal.record(fitting, 'shown')
  journal.reveal([...known.values()])
  return { kept: ids.length - left, all: ids.length, bound }
}
