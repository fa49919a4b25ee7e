import type { Body, Exchange, RequestSide, ResponseSide } from '../delivery/exchange.ts'
import type { PageEvent } from './rendering.ts'

/** One thing learnt of an exchange, or an event. Steps may come in any order, late, or more than once. */
export type Step = ExchangeStep | { kind: 'event'; event: PageEvent }

export type ExchangeStep = { exchangeId: string; documentId: string; frameId: number } & (
  | { kind: 'request'; request: RequestSide }
  | { kind: 'body'; body: Body }
  | { kind: 'response'; response: ResponseSide }
)

/** Exchanges that a journal keeps at most; the oldest go first. */
export const MAX_EXCHANGES = 5000

/** Characters of bodies that a journal keeps at most. */
export const MAX_JOURNAL_CHARACTERS = 128 * 1024 * 1024

/** All exchanges seen, by id, in the order in which they were first seen; never changed in place. */
export interface Journal {
  exchanges: ReadonlyMap<string, Exchange>
  /** at.js's events, by id. */
  events: ReadonlyMap<string, PageEvent>
  /** How many exchanges were dropped because of the bounds. */
  dropped: number
}

/** Events that a journal keeps at most; the oldest go first. */
export const MAX_EVENTS = 5000

export const emptyJournal: Journal = { exchanges: new Map(), events: new Map(), dropped: 0 }

/**
 * Adds steps to a journal. Idempotent, and the same in any order: of each part of an exchange the first one counts.
 * Exchanges that the steps do not touch stay the same objects, so that what was read of them can be kept.
 */
export function record(journal: Journal, steps: readonly Step[]): Journal {
  const exchanges = new Map(journal.exchanges)
  const events = recordEvents(journal.events, steps)
  let changed = events !== journal.events
  for (const step of steps) {
    if (step.kind === 'event') continue
    const known = exchanges.get(step.exchangeId)
    const grown = grow(known ?? { id: step.exchangeId, documentId: step.documentId, frameId: step.frameId }, step)
    if (grown === known) continue
    exchanges.set(step.exchangeId, grown)
    changed = true
  }
  if (!changed) return journal
  const dropped = dropOldest(exchanges)
  return { exchanges, events, dropped: journal.dropped + dropped }
}

function recordEvents(known: Journal['events'], steps: readonly Step[]): Journal['events'] {
  const fresh = steps.flatMap(step => (step.kind === 'event' && !known.has(step.event.id) ? [step.event] : []))
  if (fresh.length === 0) return known
  const events = new Map(known)
  for (const event of fresh) events.set(event.id, event)
  for (const id of events.keys()) {
    if (events.size <= MAX_EVENTS) break
    events.delete(id)
  }
  return events
}

function grow(exchange: Exchange, step: ExchangeStep): Exchange {
  switch (step.kind) {
    case 'request':
      return exchange.request ? exchange : { ...exchange, request: step.request }
    case 'body':
      return exchange.lateBody ? exchange : { ...exchange, lateBody: step.body }
    case 'response':
      return isFinal(exchange.response) ? exchange : withResponse(exchange, step.response)
  }
}

function isFinal(response: ResponseSide | undefined): boolean {
  return response !== undefined && !isProvisional(response)
}

function isProvisional(response: ResponseSide): boolean {
  return response.kind === 'failed' && response.provisional === true
}

function withResponse(exchange: Exchange, response: ResponseSide): Exchange {
  return exchange.response && isProvisional(response) ? exchange : { ...exchange, response }
}

function dropOldest(exchanges: Map<string, Exchange>): number {
  let characters = 0
  for (const exchange of exchanges.values()) characters += weigh(exchange)
  let dropped = 0
  for (const [id, exchange] of exchanges) {
    if (exchanges.size <= MAX_EXCHANGES && characters <= MAX_JOURNAL_CHARACTERS) break
    exchanges.delete(id)
    characters -= weigh(exchange)
    dropped += 1
  }
  return dropped
}

function weigh({ request, lateBody, response }: Exchange): number {
  const bodies = [request?.body, lateBody, response?.kind === 'answered' ? response.body : undefined]
  return bodies.reduce((sum, body) => sum + (body?.kind === 'text' ? body.text.length : 0), 0)
}
