import { eventOfItem } from '../delivery/event.ts'
import { isDated } from '../delivery/exchange.ts'
import { rankOf } from '../delivery/handedOut.ts'
import { locationKey } from '../delivery/location.ts'
import { namesLocation, notifiedEvent, type Notified } from '../delivery/notified.ts'
import { compareTexts } from '../compareTexts.ts'
import { groupBy } from '../groupBy.ts'
import { MIN_SHARED, nearToken, normaliseToken } from './nearToken.ts'
import { placeOf, reason, type Reason } from './reason.ts'
import type { Row } from './row.ts'

/** The rows of handed-out things, by what notifications name them by. */
export interface RowIndex {
  byToken: ReadonlyMap<string, readonly Row[]>
  byLocation: ReadonlyMap<string, readonly Row[]>
  /** The locations whose name an answer has several times. */
  repeated: ReadonlySet<string>
  /** The tokens without what transport does to them, in order, so that near ones are found at once; made when asked. */
  normalised: () => Normalised
}

type Normalised = readonly { token: string; rows: readonly Row[] }[]

/** The row that a notified token means, and what is wrong with the token. */
export interface Match {
  row: Row
  reasons: Reason[]
}

/** Indexes rows by token and by location. */
export function indexRows(rows: Iterable<Row>): RowIndex {
  const list = [...rows]
  const byToken = groupBy(list, ({ eventToken }) => eventToken)
  const byLocation = groupBy(list, ({ location }) => locationKey(location))
  const repeated = new Set(list.filter(row => rankOf(row) > 0).map(({ location }) => locationKey(location)))
  let normalised: Normalised | undefined
  return { byToken, byLocation, repeated, normalised: () => (normalised ??= normaliseTokens(byToken)) }
}

/**
 * Finds which of several locations of its name a notification means, once for all of its tokens: the one that holds most of
 * them; among equals the nearest, and where nothing distinguishes them the one that was notified least. Undefined for a
 * location whose name is the only one.
 */
export function rankMeant(notified: Notified, index: RowIndex): number | undefined {
  if (!index.repeated.has(locationKey(notified.location))) return undefined
  const held = new Map<number, Row[]>()
  for (const token of notified.tokens) {
    for (const row of exactRows(notified, token, index)) {
      const rows = held.get(rankOf(row))
      if (rows) rows.push(row)
      else held.set(rankOf(row), [row])
    }
  }
  const scores = [...held].map(([rank, rows]) => scoreOf(rank, rows, notified))
  const [best] = scores.toSorted(
    (a, b) =>
      b.tokens - a.tokens ||
      a.distance - b.distance ||
      compareAges(a.age, b.age) ||
      a.times - b.times ||
      a.rank - b.rank,
  )
  return best?.rank
}

function scoreOf(rank: number, rows: readonly Row[], notified: Notified) {
  const least = (measure: (row: Row) => number): number =>
    rows.reduce((min, row) => Math.min(min, measure(row)), Infinity)
  return {
    rank,
    tokens: new Set(rows.map(({ eventToken }) => eventToken)).size,
    distance: least(row => distance(row, notified)),
    age: least(row => ageOf(row, notified)),
    times: least(row => timesNotified(row, notified)),
  }
}

/** The rows with a token, an event and a location of a notification. */
function exactRows(notified: Notified, token: string, { byToken }: RowIndex): Row[] {
  return (byToken.get(token) ?? []).filter(
    row => isOfEvent(row, notified) && namesLocation(notified, row.location) && couldAnswer(notified, row),
  )
}

/**
 * Finds the row that a token of a notification means: the one with this location and token; else, with the fault
 * named, the location's own row, or the token's own, or the one with a near token. Undefined: an unknown token. `rank`
 * is that of {@link rankMeant}.
 */
export function matchToken(
  notified: Notified,
  token: string,
  index: RowIndex,
  rank: number | undefined,
): Match | undefined {
  const exact = exactRows(notified, token, index)
  const ofRank = exact.filter(row => rank !== undefined && rankOf(row) === rank)
  if (exact.length > 0) return { row: nearest(ofRank.length > 0 ? ofRank : exact, notified), reasons: [] }

  const holders = (index.byToken.get(token) ?? []).filter(row => couldAnswer(notified, row))

  const there = rowsThere(notified, index)
  const fitting = there.filter(row => isOfEvent(row, notified) && row.eventToken !== undefined)
  const holdersHere = holders.filter(row => namesLocation(notified, row.location))
  const [holder] = inOrderOfNearness(holdersHere.length > 0 ? holdersHere : holders, notified)
  if (holder) {
    const row = fitting.length > 0 ? nearest(fitting, notified) : holder
    return { row, reasons: [wrongToken(notified, token, holder)] }
  }
  return matchNear(notified, token, index)
}

function isOfEvent(row: Row, notified: Notified): boolean {
  return eventOfItem(row.item) === notifiedEvent(notified)
}

function wrongToken(notified: Notified, token: string, holder: Row): Reason {
  const event = notifiedEvent(notified)
  const { location } = notified
  if (!namesLocation(notified, holder.location))
    return reason('tokenOfLocation', event, { location }, token, placeOf(holder))
  if (event === 'display') return reason('clickTokenInDisplay', placeOf(holder), token)
  const ofMetric = holder.item.kind === 'metric'
  return reason(ofMetric ? 'displayMetricTokenInClick' : 'displayTokenInClick', placeOf(holder), token)
}

/** Rows of the location that a notification names. */
function rowsThere(notified: Notified, { byLocation }: RowIndex): Row[] {
  const there = byLocation.get(locationKey(notified.location)) ?? []
  return there.filter(row => couldAnswer(notified, row))
}

/**
 * Nothing answers what another document is handed only later: a page before this one may have had an equal token. Of an
 * import without times nothing says which came first.
 */
function couldAnswer(notified: Notified, row: Row): boolean {
  return row.documentId === notified.read.exchange.documentId || hasState(row, notified) || isAfter(notified, row)
}

function isAfter({ time, read }: Notified, { handouts }: Row): boolean {
  const isUnknown = !isDated(read.exchange)
  return handouts.some(handout => isUnknown || handout.time <= time || !isDated(handout.read.exchange))
}

function hasState({ handouts }: Row, { state }: Notified): boolean {
  return state !== undefined && handouts.some(handout => handout.state === state)
}

function matchNear(notified: Notified, token: string, index: RowIndex): Match | undefined {
  const alike = nearRows(normaliseToken(token), index.normalised()).filter(row => couldAnswer(notified, row))
  // A mangled character is looked for at the location itself only: anywhere else it would cost a look at every token.
  const near = [...alike, ...rowsThere(notified, index)]
  const isHere = ({ location }: Row): boolean => namesLocation(notified, location)
  const [here, elsewhere] = [near.filter(isHere), near.filter(row => !isHere(row))]
  for (const row of [...inOrderOfNearness(here, notified), ...inOrderOfNearness(elsewhere, notified)]) {
    const [event, delivered] = [notifiedEvent(notified), row.eventToken ?? '']
    const damage = nearToken(token, delivered)
    if (damage) return { row, reasons: [reason(damage, event, placeOf(row), token, delivered)] }
  }
  return undefined
}

/** Rows whose token begins with this one, when it is long enough to tell; equal ones among them. */
function nearRows(token: string, normalised: Normalised): Row[] {
  const rows: Row[] = []
  for (let at = firstFrom(token, normalised); at < normalised.length; at += 1) {
    const candidate = normalised[at]
    if (!candidate?.token.startsWith(token)) break
    if (candidate.token === token || token.length >= MIN_SHARED) rows.push(...candidate.rows)
  }
  return rows
}

/** Place of the first token that is not before this one. */
function firstFrom(token: string, normalised: Normalised): number {
  let [low, high] = [0, normalised.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((normalised[middle]?.token ?? '') < token) low = middle + 1
    else high = middle
  }
  return low
}

function nearest(rows: readonly Row[], notified: Notified): Row {
  const [first] = inOrderOfNearness(rows, notified)
  if (!first) throw new Error('nearest of no rows')
  return first
}

/** The nearest first, and among equally near ones that with the newest hand-out before the notification. */
function inOrderOfNearness(rows: readonly Row[], notified: Notified): Row[] {
  if (rows.length < 2) return [...rows]
  return rows
    .map(row => ({ row, distance: distance(row, notified), age: ageOf(row, notified) }))
    .toSorted((a, b) => a.distance - b.distance || compareAges(a.age, b.age))
    .map(({ row }) => row)
}

/** Ms from the newest hand-out before a notification to it. */
function ageOf({ handouts }: Row, { time: at }: Notified): number {
  const before = handouts.findLast(({ time }) => time <= at)
  return before ? at - before.time : Infinity
}

/** How often a row was notified; one that carries this very id already is meant again. */
function timesNotified({ notifications }: Row, { id, read }: Notified): number {
  const isAgain = notifications.some(({ notified }) => id !== undefined && notified.id === id && notified.read !== read)
  return isAgain ? -1 : notifications.length
}

/**
 * How far a row is from a notification: the same document is nearest, then the same session. Of two frames that were
 * handed the same token, the state tells which is meant.
 */
function distance(row: Row, notified: Notified): number {
  const { read } = notified
  const { documentId, frameId } = read.exchange
  const isOfState = hasState(row, notified)
  if (row.documentId === documentId) return isOfState ? 0 : 2
  if (isOfState && row.handouts.some(handout => handout.read.exchange.frameId !== frameId)) return 1
  return row.handouts.some(handout => handout.read.address.sessionId === read.address.sessionId) ? 3 : 4
}

function normaliseTokens(byToken: RowIndex['byToken']): Normalised {
  const normalised = [...byToken].map(([token, rows]) => ({ token: normaliseToken(token), rows }))
  return normalised.toSorted((a, b) => compareTexts(a.token, b.token))
}

function compareAges(a: number, b: number): number {
  return a === b ? 0 : a - b
}
