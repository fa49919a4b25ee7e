import { delivery } from '../delivery/dialect.ts'
import { deliveryDrafting } from '../delivery/drafting.ts'
import { DELIVERY_SHAPES } from '../delivery/imports/shapes.ts'
import { edge } from '../edge/dialect.ts'
import { edgeDrafting } from '../edge/drafting/drafting.ts'
import { EDGE_SHAPES } from '../edge/imports/shapes.ts'
import type { ReadShape } from '../import/importing.ts'
import type { Body, Exchange } from '../exchange/exchange.ts'
import { memoize } from '../memoize.ts'
import type { AppliedAnswer, Dialect, LibraryCommand, ParsedExchange, ServerState } from './dialect.ts'
import type { Drafting } from './drafting.ts'
import type { Personal } from './personal.ts'
import type { PageEvent, Rendering } from './rendering.ts'

/** A protocol, with what only some protocols have. */
export interface DialectEntry {
  dialect: Dialect
  /** What files may hold of its calls, the most specific first. */
  shapes?: readonly ReadShape[]
  /** How its requests are written by hand. */
  drafting?: Drafting
}

/** The protocols that are understood. */
export interface Dialects {
  /** Reads an exchange by the protocol that owns it. The same object each time. */
  parse: (exchange: Exchange) => ParsedExchange
  /** The renderings that the events of the pages' libraries report. */
  renderingsOf: (events: readonly PageEvent[]) => readonly Rendering[]
  /** Splits what a page's library holds of a call that the page's server made; if no protocol can, the whole is the answer. */
  readServerState: (body: Body) => ServerState
  /** The answers that an inline script holds for the page's library. */
  answersInScript: (script: string) => readonly AppliedAnswer[]
  /** What pages asked of their libraries, or got from them, according to the events. */
  commandsOf: (events: readonly PageEvent[]) => readonly LibraryCommand[]
  /** The answers that the page's library was given, according to an event. */
  answersInEvent: (event: PageEvent) => readonly AppliedAnswer[]
  /** What is personal in each protocol. */
  personal: readonly Personal[]
  shapes: readonly ReadShape[]
  /** How requests of an exchange's protocol are written by hand; undefined for one that is only read. */
  draftingOf: (read: ParsedExchange) => Drafting | undefined
}

/** Every protocol, in the order in which they are asked whether an exchange is theirs. */
export const DIALECTS: Dialects = combine([
  { dialect: delivery, shapes: DELIVERY_SHAPES, drafting: deliveryDrafting },
  { dialect: edge, shapes: EDGE_SHAPES, drafting: edgeDrafting },
])

/** Combines protocols. The first one reads what belongs to no protocol. */
export function combine(entries: readonly [DialectEntry, ...DialectEntry[]]): Dialects {
  const dialectOf = (exchange: Exchange): Dialect =>
    (entries.find(({ dialect }) => dialect.owns(exchange)) ?? entries[0]).dialect
  return {
    // The whole journal is read again at every change.
    parse: memoize((exchange: Exchange) => dialectOf(exchange).parse(exchange)),
    renderingsOf: events => entries.flatMap(({ dialect }) => dialect.renderingsOf?.(events) ?? []),
    readServerState: body =>
      entries.find(({ dialect }) => dialect.readServerState)?.dialect.readServerState?.(body) ?? {
        request: { kind: 'none' },
        response: body,
      },
    commandsOf: events => events.flatMap(event => entries.flatMap(({ dialect }) => dialect.commandOf?.(event) ?? [])),
    answersInEvent: event => entries.flatMap(({ dialect }) => dialect.answerInEvent?.(event) ?? []),
    answersInScript: script => entries.flatMap(({ dialect }) => dialect.answersInScript?.(script) ?? []),
    personal: entries.flatMap(({ dialect }) => dialect.personal ?? []),
    shapes: entries.flatMap(({ shapes = [] }) => shapes),
    draftingOf: read => entries.find(({ dialect }) => dialect === read.dialect)?.drafting,
  }
}
