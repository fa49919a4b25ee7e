import type { Exchange } from '../src/core/exchange/exchange.ts'
import { parseDelivery } from '../src/core/delivery/dialect.ts'
import type { ParsedExchange } from '../src/core/dialect/dialect.ts'
import { parseEdge } from '../src/core/edge/dialect.ts'
import { createFilter } from '../src/core/filter/matchTerms.ts'
import { ledgerFields } from '../src/core/ledger/filter.ts'
import { rowMarks } from '../src/core/ledger/marks.ts'
import { reconcile } from '../src/core/ledger/reconcile.ts'
import type { Row } from '../src/core/ledger/row.ts'
import type { Mark } from '../src/core/ledger/status.ts'
import { aDisplay, anMbox, aPrefetch } from '../test/fixtures/exchanges.ts'
import { aProposition, delivering, displaying } from '../test/fixtures/edge.ts'
import { cutTokens, equalMboxes, equalOptions, nearTokens } from '../test/fixtures/largeVisits.ts'
import { median } from './row.ts'

const CALLS = 200
const MBOXES = 50
const NOTIFICATIONS = 2000
const ROUNDS = 7

type Step = 'JSON.parse' | 'read' | 'reconcile' | 'reconcile again' | 'filter' | 'filter again' | 'count'

/** A long visit over one protocol. */
interface Visit {
  exchanges: readonly Exchange[]
  parse: (exchange: Exchange) => ParsedExchange
}

/** The same visit over each protocol: 10,000 rows of 200 calls with 2,000 notifications. */
const LONG_VISITS: Readonly<Record<string, () => Visit>> = {
  'Delivery API': () => ({ exchanges: aLongVisit(), parse: parseDelivery }),
  'Edge Network': () => ({ exchanges: aLongEdgeVisit(), parse: parseEdge }),
}

/** The cost of a large ledger over each protocol. */
export function largeLedgers(): string[] {
  return Object.entries(LONG_VISITS).flatMap(([protocol, make]) => [`${protocol}:`, ...ledgerSize(make())])
}

/**
 * The cost of a large ledger, step by step, as medians in ms and as ratios to parsing the same JSON once, which is
 * measured in each round.
 */
function ledgerSize({ exchanges, parse }: Visit): string[] {
  const texts = exchanges.flatMap(textsOf)
  const times = new Map<Step, number[]>()
  const timed = <Value>(step: Step, work: () => Value): Value => {
    const start = performance.now()
    const value = work()
    times.set(step, [...(times.get(step) ?? []), performance.now() - start])
    return value
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    timed('JSON.parse', () => texts.map(text => JSON.parse(text) as unknown))
    // An exchange is read only once.
    const seen = exchanges.map(exchange => ({ ...exchange }))
    const reads = timed('read', () => seen.map(parse))
    const rows = timed('reconcile', () => reconcile(reads))
    // As the panel does for each batch of messages: all but the newest exchanges are known.
    timed('reconcile again', () => reconcile(reads))
    if (rows.length !== CALLS * MBOXES) throw new Error(`${rows.length} rows`)
    timed('filter', () => filterBy(rows, 'mbox-77 html'))
    timed('filter again', () => filterBy(rows, 'mbox-778 status:due'))
    timed('count', () => countStatuses(rows))
  }
  const parsing = median(times.get('JSON.parse') ?? [])
  return [...times].map(([step, list]) => {
    const own = median(list)
    return `${step.padEnd(24)} ${own.toFixed(1)} ms, ×${(own / parsing).toFixed(2)}`
  })
}

/** Visits with a hostile answer that is meant to be slow. */
const HOSTILE: Record<string, () => Exchange[]> = {
  '35,000 equal mboxes': () => equalMboxes(35_000),
  '35,000 equal options': () => equalOptions(35_000),
  '20,000 near tokens, 500 unmatched': () => nearTokens(20_000, 500),
  '20,000 tokens, 500 cut ones': () => cutTokens(20_000, 500),
}

/** The ledger's cost of a hostile answer, in ms and as a ratio to parsing the same JSON once. */
export function hostileLedgers(): string[] {
  return Object.entries(HOSTILE).map(([name, make]) => {
    const exchanges = make()
    const parse = timeOf(() => exchanges.flatMap(textsOf).map(text => JSON.parse(text) as unknown))
    const reads = exchanges.map(parseDelivery)
    const own = timeOf(() => reconcile(reads))
    return `${name.padEnd(36)} ${own.toFixed(1)} ms, ×${(own / parse).toFixed(2)}`
  })
}

function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function aLongVisit(): Exchange[] {
  const calls = Array.from({ length: CALLS }, (_, call) => {
    const mboxes = Array.from({ length: MBOXES }, (_, at) => anMbox({ name: nameOf(call * MBOXES + at) }))
    return aPrefetch(mboxes, { id: `call-${call}`, at: call * 100 })
  })
  const every = (CALLS * MBOXES) / NOTIFICATIONS
  const notifications = Array.from({ length: NOTIFICATIONS }, (_, at) =>
    aDisplay(nameOf(at * every), { id: `notification-${at}`, at: CALLS * 100 + at }),
  )
  return [...calls, ...notifications]
}

function aLongEdgeVisit(): Exchange[] {
  const calls = Array.from({ length: CALLS }, (_, call) => {
    const propositions = Array.from({ length: MBOXES }, (_, at) => aProposition({ scope: nameOf(call * MBOXES + at) }))
    return delivering(propositions, { id: `call-${call}`, at: call * 100 })
  })
  const every = (CALLS * MBOXES) / NOTIFICATIONS
  const displays = Array.from({ length: NOTIFICATIONS }, (_, at) =>
    displaying([aProposition({ scope: nameOf(at * every) })], { id: `display-${at}`, at: CALLS * 100 + at }),
  )
  return [...calls, ...displays]
}

function nameOf(row: number): string {
  return `mbox-${row}`
}

function textsOf({ request, response }: Exchange): string[] {
  const bodies = [request?.body, response?.kind === 'answered' ? response.body : undefined]
  return bodies.flatMap(body => (body?.kind === 'text' ? [body.text] : []))
}

function filterBy(rows: readonly Row[], text: string): Row[] {
  return rows.filter(createFilter(text, ledgerFields()))
}

function countStatuses(rows: readonly Row[]): Map<Mark, number> {
  const counts = new Map<Mark, number>()
  for (const row of rows) {
    for (const status of rowMarks(row)) counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return counts
}
