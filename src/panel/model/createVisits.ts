import { signal } from '@preact/signals'
import type { Dialect, ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOfPage } from '../../core/exchange/imported.ts'
import type { KnownVisits, VisitDoubt, VisitValue } from '../../core/dialect/drafting.ts'
import { watchCalledHosts } from './watchCalledHosts.ts'

/** The panel's knowledge of the sessions and visitors that it sends for, and of the hosts that the tab calls. */
export interface Visits {
  /** The session generated for a document; the same each time, because Target counts by it. */
  sessionFor: (documentId: string) => string
  /** Remembers why sessions and visitors are doubtful, or that they are not. */
  note: (values: readonly VisitValue[]) => void
  doubtOf: KnownVisits['doubtOf']
  /** Whether the inspected tab was seen calling a host. */
  hasCalled: (host: string) => boolean
  /** The URLs of the tab's calls, newest last; sends and imports included. */
  calledUrls: () => readonly string[]
  /** All of this knowledge about one protocol, in the form that requests are checked against. */
  known: (dialect: Dialect) => KnownVisits
}

export interface VisitsOptions {
  calls: () => readonly ParsedExchange[]
  newId: () => string
}

/** Creates the memory of visits; it keeps everything while the panel is open. */
export function createVisits({ calls, newId }: VisitsOptions): Visits {
  const called = watchCalledHosts(calls)
  const made = new Map<string, string>()
  const doubts = signal<ReadonlyMap<string, VisitDoubt>>(new Map())
  const doubtOf: Visits['doubtOf'] = value => doubts.value.get(value)
  const set = (value: string, doubt: VisitDoubt | undefined): void => {
    if (doubts.peek().get(value) === doubt) return
    const others = [...doubts.peek()].filter(([known]) => known !== value)
    doubts.value = new Map(doubt ? [...others, [value, doubt]] : others)
  }
  return {
    sessionFor: documentId => {
      const sessionId = made.get(documentId) ?? newId()
      made.set(documentId, sessionId)
      return sessionId
    },
    note: values => values.forEach(({ value, doubt }) => set(value, doubt)),
    doubtOf,
    hasCalled: host => called.value.has(host),
    calledUrls: () => calls().flatMap(({ exchange }) => exchange.request?.url ?? []),
    known: dialect => ({ doubtOf, sessionOfPage: sessionOfPage(calls(), dialect) }),
  }
}

/** The session of the page's newest call over a protocol. */
function sessionOfPage(calls: readonly ParsedExchange[], of: Dialect): string | undefined {
  return calls.findLast(({ dialect, exchange, visit }) => dialect === of && isOfPage(exchange) && visit !== undefined)
    ?.visit
}
