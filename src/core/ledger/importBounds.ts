import type { Exchange } from '../exchange/exchange.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import { isImported } from '../exchange/imported.ts'
import { weigh } from '../weigh.ts'
import { emptyJournal, record, type Journal, type ObservedStep } from './journal.ts'

/** Most imported exchanges that a journal keeps. */
export const MAX_IMPORTED = 5000

/** Most characters that they weigh together. */
export const MAX_IMPORTED_CHARACTERS = 64 * 1024 * 1024

/** The part of an import that a journal has room for. */
export interface Fitting {
  steps: ObservedStep[]
  /** How many exchanges were left out. */
  left: number
  /** The bound that left them out. */
  bound: 'exchanges' | 'characters' | undefined
}

/**
 * The first exchanges of an import, as many as there is room for beside earlier imports. The first ones, because a
 * notification needs what was delivered before it. Captured exchanges have separate bounds and are never dropped for a file.
 * Events of a document come with its exchanges; the journal has bounds for them.
 */
export function fitImport({ exchanges }: Journal, steps: readonly ObservedStep[]): Fitting {
  const held = [...exchanges.values()].filter(isImported)
  let number = held.length
  let characters = held.reduce((sum, exchange) => sum + weigh(exchange), 0)
  const coming = [...record(emptyJournal, steps).exchanges.values()]
  const kept = new Set<string>()
  const documents = new Set<string>()
  const fitting = (): ObservedStep[] =>
    steps.filter(step => (step.kind === 'event' ? documents.has(step.event.documentId) : kept.has(step.exchangeId)))
  for (const exchange of coming) {
    number += 1
    characters += weigh(exchange)
    const bound = number > MAX_IMPORTED ? 'exchanges' : characters > MAX_IMPORTED_CHARACTERS ? 'characters' : undefined
    if (bound) return { steps: fitting(), left: coming.length - kept.size, bound }
    kept.add(exchange.id)
    documents.add(exchange.documentId)
  }
  return { steps: fitting(), left: 0, bound: undefined }
}

/** The journal without these imports. A file can be read again, and nothing that comes later belongs to it. */
export function withoutImports(journal: Journal, gone: readonly Exchange[]): Journal {
  const ids = gone.filter(isImported).map(({ id }) => id)
  if (ids.length === 0) return journal
  const exchanges = new Map(journal.exchanges)
  for (const id of ids) exchanges.delete(id)
  const documents = new Set([...exchanges.values()].map(({ documentId }) => documentId))
  const isLeft = (event: PageEvent): boolean => !isImported(event) || documents.has(event.documentId)
  const events = new Map([...journal.events].filter(([, event]) => isLeft(event)))
  return { ...journal, exchanges, events: events.size === journal.events.size ? journal.events : events }
}
