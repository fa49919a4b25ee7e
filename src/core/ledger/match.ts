import { isSameLocation, locationKey, locationName } from '../delivery/location.ts'
import type { Notified } from '../delivery/notified.ts'
import { nearToken } from './nearToken.ts'
import { reason, type Reason } from './reason.ts'
import type { Row } from './row.ts'

/** The rows of handed-out things, by what notifications name them by. */
export interface RowIndex {
  byToken: ReadonlyMap<string, readonly Row[]>
  byLocation: ReadonlyMap<string, readonly Row[]>
}

/** The row that a notified token means, and what is wrong with the token. */
export interface Match {
  row: Row
  reasons: Reason[]
}

/** Indexes rows by token and by location. */
export function indexRows(rows: Iterable<Row>): RowIndex {
  const byToken = new Map<string, Row[]>()
  const byLocation = new Map<string, Row[]>()
  for (const row of rows) {
    if (row.eventToken !== undefined) push(byToken, row.eventToken, row)
    push(byLocation, locationKey(row.location), row)
  }
  return { byToken, byLocation }
}

/**
 * Finds the row that a token of a notification means: the one with this location and token; else, with the fault
 * named, the location's own row, or the token's own, or the one with a near token. Undefined: an unknown token.
 */
export function matchToken(notified: Notified, token: string, index: RowIndex): Match | undefined {
  const wanted = notified.type === 'click' ? 'metric' : 'option'
  const holders = index.byToken.get(token) ?? []
  const there = (index.byLocation.get(locationKey(notified.location)) ?? []).filter(row => row.eventToken !== undefined)
  const exact = holders.filter(row => row.item.kind === wanted && isMeant(row, notified))
  if (exact.length > 0) return { row: nearest(exact, notified), reasons: [] }

  const fitting = there.filter(row => row.item.kind === wanted)
  const [holder] = inOrderOfNearness(holders, notified)
  if (holder) {
    const row = fitting.length > 0 ? nearest(fitting, notified) : holder
    return { row, reasons: [wrongToken(notified, token, holder)] }
  }
  return matchNear(notified, token, [...there, ...[...index.byToken.values()].flat()])
}

/** at.js sends the clicks of pageLoad without naming any location (measured with at.js 2.5.0 to 2.11.8). */
function isMeant(row: Row, { location, type }: Notified): boolean {
  if (isSameLocation(row.location, location)) return true
  return type === 'click' && location.kind === 'none' && row.location.kind === 'pageLoad'
}

function wrongToken(notified: Notified, token: string, holder: Row): Reason {
  const name = locationName(notified.location)
  if (!isMeant(holder, notified)) return reason('tokenOfLocation', name, token, locationName(holder.location))
  return reason(notified.type === 'click' ? 'displayTokenInClick' : 'clickTokenInDisplay', name, token)
}

function matchNear(notified: Notified, token: string, rows: readonly Row[]): Match | undefined {
  for (const row of inOrderOfNearness(rows, notified)) {
    const near = nearToken(token, row.eventToken ?? '', locationName(row.location))
    if (near) return { row, reasons: [near] }
  }
  return undefined
}

function nearest(rows: readonly Row[], notified: Notified): Row {
  const [first] = inOrderOfNearness(rows, notified)
  if (!first) throw new Error('nearest of no rows')
  return first
}

/** Same document first, then same session, then the newest hand-out before the notification. */
function inOrderOfNearness(rows: readonly Row[], notified: Notified): Row[] {
  if (rows.length < 2) return [...rows]
  const { documentId } = notified.read.exchange
  const { sessionId } = notified.read.address
  const far = (row: Row): number => {
    if (row.documentId === documentId) return 0
    return row.handouts.some(({ read }) => read.address.sessionId === sessionId) ? 1 : 2
  }
  const age = (row: Row): number => {
    const before = row.handouts.findLast(({ time }) => time <= notified.time)
    return before ? notified.time - before.time : Infinity
  }
  return rows.toSorted((a, b) => far(a) - far(b) || compareAges(age(a), age(b)))
}

function compareAges(a: number, b: number): number {
  return a === b ? 0 : a - b
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
