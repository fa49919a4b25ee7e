import type { ParsedExchange } from '../dialect/dialect.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { isImported } from '../exchange/imported.ts'
import { memoize } from '../memoize.ts'
import { weigh } from '../weigh.ts'

/** Most captured exchanges that a journal keeps; the oldest are dropped first. */
export const MAX_EXCHANGES = 5000

/** Most characters that exchanges and entries of the network log weigh together. */
export const MAX_JOURNAL_CHARACTERS = 128 * 1024 * 1024

/** Bytes of heap that a row takes with what was read for it, besides the texts of bodies; `npm run bench -- ledger` prints it. */
const ROW_BYTES = 5_000

/** Bytes of heap that the rows of captured exchanges may take. */
const LEDGER_BYTES = 150 * 1024 * 1024

/** Most rows that captured exchanges are for, and as many those of imports. */
export const MAX_ROWS = Math.floor(LEDGER_BYTES / ROW_BYTES / 1000) * 1000

/** Most captured events, and as many imported ones, that a journal keeps. */
export const MAX_EVENTS = 5000

/** Most characters that they weigh together. */
export const MAX_EVENT_CHARACTERS = 32 * 1024 * 1024

/** How many rows an exchange is for at most. */
export type RowCount = (exchange: Exchange) => number

export const noRows: RowCount = () => 0

/** Creates a row count: each thing delivered has one, and so has each notification that matches nothing. Reads an exchange once. */
export function createRowCount(parse: (exchange: Exchange) => ParsedExchange): RowCount {
  return exchange => {
    const read = parse(exchange)
    return read.dialect.decisionsOf(read).length + read.dialect.notificationsOf(read).length
  }
}

type Events = ReadonlyMap<string, PageEvent>

/** The newest things within two bounds. */
export function withoutOldest<Thing extends object>(
  all: ReadonlyMap<string, Thing>,
  most: number,
  mostCharacters: number,
): ReadonlyMap<string, Thing> {
  let characters = weightOf(all.values())
  if (all.size <= most && characters <= mostCharacters) return all
  const kept = new Map(all)
  for (const [key, thing] of all) {
    if (kept.size <= most && characters <= mostCharacters) break
    kept.delete(key)
    characters -= weighOnce(thing)
  }
  return kept
}

/** The oldest captured events are dropped first; of a file's the last ones, as of its exchanges. Neither makes room for the other. */
export function withinEventBounds(all: Events): Events {
  const [imported, captured] = [new Map<string, PageEvent>(), new Map<string, PageEvent>()]
  for (const [id, event] of all) (isImported(event) ? imported : captured).set(id, event)
  if (imported.size === 0) return withoutOldest(all, MAX_EVENTS, MAX_EVENT_CHARACTERS)
  const kept = withoutOldest(captured, MAX_EVENTS, MAX_EVENT_CHARACTERS)
  const first = firstOf(imported, MAX_EVENTS, MAX_EVENT_CHARACTERS)
  return kept.size + first.size === all.size ? all : new Map([...kept, ...first])
}

function firstOf(all: Events, most: number, mostCharacters: number): Events {
  const kept = new Map<string, PageEvent>()
  let characters = 0
  for (const [id, event] of all) {
    characters += weighOnce(event)
    if (kept.size === most || characters > mostCharacters) break
    kept.set(id, event)
  }
  return kept
}

/** `weigh`, once for each. */
export const weighOnce = memoize<object, number>(weigh)

/** What things weigh together. */
export function weightOf(things: Iterable<object>): number {
  let characters = 0
  for (const thing of things) characters += weighOnce(thing)
  return characters
}
