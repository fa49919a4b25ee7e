import type { Exchange } from '../exchange/exchange.ts'
import { isImported } from '../exchange/imported.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import {
  MAX_EVENT_CHARACTERS,
  MAX_EVENTS,
  MAX_EXCHANGES,
  MAX_ROWS,
  noRows,
  weighOnce,
  weightOf,
  type RowCount,
} from './bounds.ts'
import { emptyJournal, record, type ExchangeStep, type Journal, type ObservedStep } from './journal.ts'

/** Most imported exchanges that a journal keeps. */
export const MAX_IMPORTED = 5000

/** Most characters that they weigh together. */
export const MAX_IMPORTED_CHARACTERS = 64 * 1024 * 1024

/** Most exchanges of a file that are looked at: as many as an export can have. */
const MAX_OF_FILE = MAX_EXCHANGES + MAX_IMPORTED

/** The part of an import that a journal has room for. */
export interface Fitting {
  steps: ObservedStep[]
  /** How many exchanges were left out. */
  left: number
  /** The bound that left them out. */
  bound: 'exchanges' | 'characters' | 'rows' | undefined
}

/**
 * The first exchanges of an import, as many as there is room for beside earlier imports. The first ones, because a
 * notification needs what was delivered before it. Captured exchanges have separate bounds and are never dropped for a file.
 * Events are kept as far as they displace no others.
 */
export function fitImport(
  { exchanges, events }: Journal,
  steps: readonly ObservedStep[],
  countRows: RowCount = noRows,
): Fitting {
  const eventSteps = fitEvents(events, steps)
  const exchangeSteps = steps.filter((step): step is ExchangeStep => step.kind !== 'event')
  const held = [...exchanges.values()].filter(isImported)
  const size: Size = { exchanges: 0, characters: 0, rows: 0 }
  for (const exchange of held) grow(size, exchange, countRows)
  const coming = [...record(emptyJournal, exchangeSteps).exchanges.values()]
  const kept = new Set<string>()
  const documents = new Set<string>()
  const fitting = (): ObservedStep[] => [
    ...exchangeSteps.filter(({ exchangeId }) => kept.has(exchangeId)),
    ...eventSteps.filter(({ event }) => documents.has(event.documentId)),
  ]
  for (const exchange of coming) {
    grow(size, exchange, countRows)
    const bound = boundOf(size)
    if (bound) return { steps: fitting(), left: coming.length - kept.size, bound }
    kept.add(exchange.id)
    documents.add(exchange.documentId)
  }
  return { steps: fitting(), left: 0, bound: undefined }
}

type Bound = NonNullable<Fitting['bound']>

type Size = Record<Bound, number>

/** Most that a journal keeps of imports. */
export const MOST_IMPORTED: Readonly<Size> = {
  exchanges: MAX_IMPORTED,
  characters: MAX_IMPORTED_CHARACTERS,
  rows: MAX_ROWS,
}

function grow(size: Size, exchange: Exchange, countRows: RowCount): void {
  size.exchanges += 1
  size.characters += weighOnce(exchange)
  size.rows += countRows(exchange)
}

function boundOf(size: Size): Bound | undefined {
  return BOUNDS.find(bound => size[bound] > MOST_IMPORTED[bound])
}

const BOUNDS = ['exchanges', 'characters', 'rows'] as const

/** The steps of the first exchanges of a file, and its events. The others can never be kept. */
export function firstExchanges(steps: readonly ObservedStep[]): ObservedStep[] {
  const ids = new Set<string>()
  return steps.filter(step => {
    if (step.kind === 'event' || ids.has(step.exchangeId)) return true
    return ids.size < MAX_OF_FILE && ids.add(step.exchangeId) !== undefined
  })
}

type EventStep = Extract<ObservedStep, { kind: 'event' }>

/** The first events of an import, as many as there is room for. */
function fitEvents(events: Journal['events'], steps: readonly ObservedStep[]): EventStep[] {
  let number = events.size
  let characters = weightOf(events.values())
  const fits = (event: PageEvent): boolean => {
    number += 1
    characters += weighOnce(event)
    return number <= MAX_EVENTS && characters <= MAX_EVENT_CHARACTERS
  }
  return steps.filter((step): step is EventStep => step.kind === 'event' && fits(step.event))
}

/** The journal without these imports and their events. A file can be read again, and nothing that comes later belongs to it. */
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
