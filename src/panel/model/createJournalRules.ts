import type { Dialects } from '../../core/dialect/dialects.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { createRowCount } from '../../core/ledger/bounds.ts'
import { fitImport, withoutImports, type Fitting } from '../../core/ledger/importBounds.ts'
import {
  isNew,
  record,
  seenExchanges,
  stepsOf,
  type ExchangeStep,
  type Journal,
  type ObservedStep,
  type Step,
} from '../../core/ledger/journal.ts'

/** The rules of the core for a journal. */
export interface JournalRules {
  /** Every exchange once, whatever saw it. */
  seen: (journal: Journal) => readonly Exchange[]
  isNew: (journal: Journal, step: Step) => boolean
  record: (journal: Journal, steps: readonly Step[]) => Journal
  stepsOf: (exchange: Exchange) => ExchangeStep[]
  /** The part of an import that there is room for. */
  fit: (journal: Journal, steps: readonly ObservedStep[]) => Fitting
  /** The journal without those of some exchanges that were imported. */
  withoutImports: (journal: Journal, gone: readonly Exchange[]) => Journal
}

/** Creates the rules of a journal that is bounded by what its exchanges are read as. */
export function createJournalRules(parse: Dialects['parse']): JournalRules {
  const countRows = createRowCount(parse)
  return {
    seen: seenExchanges,
    isNew,
    record: (journal, steps) => record(journal, steps, countRows),
    stepsOf,
    fit: (journal, steps) => fitImport(journal, steps, countRows),
    withoutImports,
  }
}
