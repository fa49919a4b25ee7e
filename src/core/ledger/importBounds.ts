import type { Exchange } from '../exchange/exchange.ts'
import { isImported } from '../exchange/imported.ts'
import { weigh } from '../weigh.ts'
import { emptyJournal, record, type ExchangeStep, type Journal } from './journal.ts'

/** Most imported exchanges that a journal keeps. */
export const MAX_IMPORTED = 5000

/** Most characters that they weigh together. */
export const MAX_IMPORTED_CHARACTERS = 64 * 1024 * 1024

/** The part of an import that a journal has room for. */
export interface Fitting {
  steps: ExchangeStep[]
  /** How many exchanges were left out. */
  left: number
  /** The bound that left them out. */
  bound: 'exchanges' | 'characters' | undefined
}

/**
 * The first exchanges of an import, as many as there is room for beside earlier imports. The first ones, because a
 * notification needs what was delivered before it. Captured exchanges have separate bounds and are never dropped for a file.
 */
export function fitImport({ exchanges }: Journal, steps: readonly ExchangeStep[]): Fitting {
  const held = [...exchanges.values()].filter(isImported)
  let number = held.length
  let characters = held.reduce((sum, exchange) => sum + weigh(exchange), 0)
  const coming = [...record(emptyJournal, steps).exchanges.values()]
  const kept = new Set<string>()
  const fitting = (): ExchangeStep[] => steps.filter(({ exchangeId }) => kept.has(exchangeId))
  for (const exchange of coming) {
    number += 1
    characters += weigh(exchange)
    const bound = number > MAX_IMPORTED ? 'exchanges' : characters > MAX_IMPORTED_CHARACTERS ? 'characters' : undefined
    if (bound) return { steps: fitting(), left: coming.length - kept.size, bound }
    kept.add(exchange.id)
  }
  return { steps: fitting(), left: 0, bound: undefined }
}

/** The journal without these imports. A file can be read again, and nothing that comes later belongs to it. */
export function withoutImports(journal: Journal, gone: readonly Exchange[]): Journal {
  const ids = gone.filter(isImported).map(({ id }) => id)
  if (ids.length === 0) return journal
  const exchanges = new Map(journal.exchanges)
  for (const id of ids) exchanges.delete(id)
  return { ...journal, exchanges }
}
