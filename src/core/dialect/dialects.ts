import { delivery } from '../delivery/dialect.ts'
import { edge } from '../edge/dialect.ts'
import type { Body, Exchange } from '../exchange/exchange.ts'
import { memoizeWeakly } from '../memoize.ts'
import type { AppliedAnswer, Dialect, LibraryCommand, ParsedExchange, ServerState } from './dialect.ts'
import type { PageEvent, Rendering } from './rendering.ts'

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
}

/** Every protocol, in the order in which they are asked whether an exchange is theirs. */
export const DIALECTS: Dialects = combine([delivery, edge])

/** Combines protocols. The first one reads what belongs to no protocol. */
export function combine(dialects: readonly [Dialect, ...Dialect[]]): Dialects {
  const dialectOf = (exchange: Exchange): Dialect => dialects.find(({ owns }) => owns(exchange)) ?? dialects[0]
  return {
    // The whole journal is read again at every change. An exchange that grows, or gets its details from the log, is another one.
    parse: memoizeWeakly((exchange: Exchange) => dialectOf(exchange).parse(exchange)),
    renderingsOf: events => dialects.flatMap(dialect => dialect.renderingsOf?.(events) ?? []),
    readServerState: body =>
      dialects.find(dialect => dialect.readServerState)?.readServerState?.(body) ?? {
        request: { kind: 'none' },
        response: body,
      },
    commandsOf: events => events.flatMap(event => dialects.flatMap(dialect => dialect.commandOf?.(event) ?? [])),
    answersInEvent: event => dialects.flatMap(dialect => dialect.answerInEvent?.(event) ?? []),
    answersInScript: script => dialects.flatMap(dialect => dialect.answersInScript?.(script) ?? []),
  }
}
