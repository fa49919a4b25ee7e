import {
  partIds,
  startTime,
  type Body,
  type Claim,
  type Exchange,
  type OtherFrame,
  type RequestSide,
  type ResponseSide,
} from '../exchange/exchange.ts'
import { isImported } from '../exchange/imported.ts'
import type { NetworkCall, TopDocument } from '../network/networkCall.ts'
import type { NetworkFacts } from '../network/networkFacts.ts'
import { createNetworkPairing } from '../network/pairNetwork.ts'
import { createFiltered, createSum } from '../incrementalLists.ts'
import { memoize } from '../memoize.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import {
  MAX_EXCHANGES,
  MAX_JOURNAL_CHARACTERS,
  MAX_ROWS,
  noRows,
  weighOnce,
  weightOf,
  withinEventBounds,
  withoutOldest,
  type RowCount,
} from './bounds.ts'

/** One piece of news about an exchange, an event or the network log. Steps may come in any order, late, or repeatedly. */
export type Step = ObservedStep | LogStep

/** A step from a relay or a file. */
export type ObservedStep = ExchangeStep | { kind: 'event'; event: PageEvent }

type LogStep = { kind: 'network'; call: NetworkCall } | { kind: 'document'; document: TopDocument }

export type ExchangeStep = ExchangeOrigin &
  (
    | { kind: 'request'; request: RequestSide }
    | { kind: 'body'; body: Body }
    | { kind: 'response'; response: ResponseSide }
    /** The tester released a held request; ms since the epoch. */
    | { kind: 'release'; time: number }
    /** The page's instance made it for the tester. */
    | { kind: 'claim'; claim: Claim }
    /** Details from the network log, as the file recorded them. */
    | { kind: 'facts'; network: NetworkFacts }
  )

/** The owner of an exchange, and its origin. */
interface ExchangeOrigin {
  exchangeId: string
  documentId: string
  frameId: number
  frame?: OtherFrame | undefined
  file?: string | undefined
  isPartial?: true | undefined
}

/** Most top documents that a journal keeps; the oldest are dropped first. */
const MAX_DOCUMENTS = 1000

/** All exchanges seen, by id, in the order in which they were first seen; never changed in place. */
export interface Journal {
  exchanges: ReadonlyMap<string, Exchange>
  /** Events of the page's libraries, by id. */
  events: ReadonlyMap<string, PageEvent>
  /** Entries of the network log, by id; {@link seenExchanges} pairs them. */
  calls: ReadonlyMap<string, NetworkCall>
  /** By id and the time when they were shown. */
  documents: ReadonlyMap<string, TopDocument>
  /** How many exchanges were dropped because of the bounds. */
  dropped: number
  /** How many events were dropped. */
  droppedEvents: number
}

/** Every exchange once, whether the page observer, the tester's send or the network log saw it. */
export const seenExchanges = memoize(({ exchanges, calls, documents }: Journal): readonly Exchange[] => {
  const sights = { exchanges: [...exchanges.values()], calls: [...calls.values()], documents: [...documents.values()] }
  return pair(sights)
})

/**
 * Adds steps to a journal. Idempotent, and the same in any order: of each part of an exchange the first one counts.
 * Exchanges that the steps do not touch stay the same objects, so that what was parsed of them can be reused. `countRows` reads
 * exchanges; without it, they are not bounded by rows.
 */
export function record(journal: Journal, steps: readonly Step[], countRows: RowCount = noRows): Journal {
  const all = recordNew(journal.events, eventsOf(steps), ofId)
  const events = withinEventBounds(all)
  const calls = recordNew(journal.calls, callsOf(steps), ofId)
  const shown = recordNew(journal.documents, documentsOf(steps), ofShowing)
  const documents = withoutOldest(shown, MAX_DOCUMENTS, Infinity)
  const exchanges = recordExchanges(journal.exchanges, steps)
  const droppedEvents = journal.droppedEvents + all.size - events.size
  const grown = { exchanges, events, calls, documents, dropped: journal.dropped, droppedEvents }
  const isSame =
    exchanges === journal.exchanges &&
    events === journal.events &&
    calls === journal.calls &&
    documents === journal.documents
  return isSame ? journal : withinBounds(grown, countRows)
}

/** Whether a step adds anything to a journal. */
export function isNew(journal: Journal, step: Step): boolean {
  switch (step.kind) {
    case 'event':
      return !journal.events.has(step.event.id)
    case 'network':
      return !journal.calls.has(step.call.id)
    case 'document':
      return !journal.documents.has(ofShowing(step.document))
    case 'request':
    case 'body':
    case 'response':
    case 'release':
    case 'claim':
    case 'facts': {
      const known = journal.exchanges.get(step.exchangeId)
      return known === undefined || grow(known, step) !== known
    }
  }
}

/** The steps that an exchange was recorded by. */
export function stepsOf(exchange: Exchange): ExchangeStep[] {
  const { id: exchangeId, documentId, frameId, frame, file, isPartial } = exchange
  const { request, lateBody, response, releasedAt, claim } = exchange
  const of = { exchangeId, documentId, frameId, frame, file, isPartial }
  return [
    ...(request ? [{ ...of, kind: 'request' as const, request }] : []),
    ...(lateBody ? [{ ...of, kind: 'body' as const, body: lateBody }] : []),
    ...(releasedAt === undefined ? [] : [{ ...of, kind: 'release' as const, time: releasedAt }]),
    ...(claim ? [{ ...of, kind: 'claim' as const, claim }] : []),
    ...(response ? [{ ...of, kind: 'response' as const, response }] : []),
  ]
}

function recordExchanges(known: Journal['exchanges'], steps: readonly Step[]): Journal['exchanges'] {
  let exchanges: Map<string, Exchange> | undefined
  for (const step of steps) {
    if (!('exchangeId' in step)) continue
    const before = (exchanges ?? known).get(step.exchangeId)
    const grown = grow(before ?? begin(step), step)
    if (grown === before) continue
    exchanges ??= new Map(known)
    exchanges.set(step.exchangeId, grown)
  }
  return exchanges ?? known
}

function begin({ exchangeId: id, documentId, frameId, frame, file, isPartial }: ExchangeStep): Exchange {
  return {
    id,
    documentId,
    frameId,
    ...(frame && { frame }),
    ...(file !== undefined && { file }),
    ...(isPartial && { isPartial }),
  }
}

const eventsOf = (steps: readonly Step[]): PageEvent[] =>
  steps.flatMap(step => (step.kind === 'event' ? [step.event] : []))

const callsOf = (steps: readonly Step[]): NetworkCall[] =>
  steps.flatMap(step => (step.kind === 'network' ? [step.call] : []))

const documentsOf = (steps: readonly Step[]): TopDocument[] =>
  steps.flatMap(step => (step.kind === 'document' ? [step.document] : []))

const ofId = ({ id }: { id: string }): string => id

/** A document that the visitor leaves and returns to is shown more than once. */
const ofShowing = ({ id, startedAt }: TopDocument): string => `${id} ${startedAt}`

function recordNew<Thing>(
  known: ReadonlyMap<string, Thing>,
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
): ReadonlyMap<string, Thing> {
  const fresh = things.filter(thing => !known.has(keyOf(thing)))
  if (fresh.length === 0) return known
  const all = new Map(known)
  for (const thing of fresh) all.set(keyOf(thing), thing)
  return all
}

function grow(exchange: Exchange, step: ExchangeStep): Exchange {
  switch (step.kind) {
    case 'request':
      return exchange.request ? exchange : { ...exchange, request: step.request }
    case 'body':
      return exchange.lateBody ? exchange : { ...exchange, lateBody: step.body }
    case 'response':
      return isFinal(exchange.response) ? exchange : withResponse(exchange, step.response)
    case 'release':
      return exchange.releasedAt === undefined ? { ...exchange, releasedAt: step.time } : exchange
    case 'claim':
      return exchange.claim ? exchange : { ...exchange, claim: step.claim }
    case 'facts':
      return exchange.network ? exchange : { ...exchange, network: step.network }
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

/**
 * Drops the oldest exchanges that were captured beyond the bounds, each with its entry in the network log, which on its
 * own would be another call. The newest one stays, whatever it weighs. Imports have separate bounds.
 */
function withinBounds(journal: Journal, countRows: RowCount): Journal {
  const seen = seenExchanges(journal)
  const captured = capturedOf([...journal.exchanges.values()])
  const parts = captured.length + journal.calls.size
  let characters = charactersOf(captured) + charactersOfCalls([...journal.calls.values()])
  let rows = rowsOf(countRows)(seen)
  if (parts <= MAX_EXCHANGES && isLight()) return journal
  let left = seen.filter(one => !isImported(one))
  const [exchanges, calls] = [new Map(journal.exchanges), new Map(journal.calls)]
  if (calls.size > 0) left = left.toSorted((a, b) => startTime(a) - startTime(b))
  let dropped = 0
  for (const oldest of left.slice(0, -1)) {
    if (left.length - dropped <= MAX_EXCHANGES && isLight()) break
    for (const id of partIds(oldest)) {
      const gone = [exchanges.get(id), calls.get(id)].filter(part => part !== undefined)
      characters -= weightOf(gone)
      exchanges.delete(id)
      calls.delete(id)
    }
    rows -= countRows(oldest)
    dropped += 1
  }
  return dropped === 0 ? journal : { ...journal, exchanges, calls, dropped: journal.dropped + dropped }

  function isLight(): boolean {
    return characters <= MAX_JOURNAL_CHARACTERS && rows <= MAX_ROWS
  }
}

// One journal mostly follows another: what both have is neither paired nor weighed again.
const pair = createNetworkPairing()
const capturedOf = createFiltered((exchange: Exchange) => !isImported(exchange))
const charactersOf = createSum<Exchange>(weighOnce)
const charactersOfCalls = createSum<NetworkCall>(weighOnce)
const rowsOf = memoize((countRows: RowCount) =>
  createSum((exchange: Exchange) => (isImported(exchange) ? 0 : countRows(exchange))),
)
