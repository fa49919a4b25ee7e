import { delivery } from '../delivery/dialect.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Dialect, ParsedExchange } from './dialect.ts'
import type { PageEvent, Rendering } from './rendering.ts'

/** The protocols that are understood. */
export interface Dialects {
  /** Reads an exchange by the protocol that owns it. The same object each time. */
  parse: (exchange: Exchange) => ParsedExchange
  /** The renderings that an event of a page's library reports. */
  renderingsOf: (event: PageEvent) => readonly Rendering[]
}

/** Every protocol, in the order in which they are asked whether an exchange is theirs; the first takes what is nobody's. */
export const DIALECTS: Dialects = combine([delivery])

/** Combines protocols; at least one. */
export function combine(all: readonly [Dialect, ...Dialect[]]): Dialects {
  return {
    parse: exchange => (all.find(dialect => dialect.owns(exchange)) ?? all[0]).parse(exchange),
    renderingsOf: event => all.flatMap(dialect => dialect.renderingsOf?.(event) ?? []),
  }
}
