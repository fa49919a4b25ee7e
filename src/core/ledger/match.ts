import type { Decision, SentNotification } from '../dialect/dialect.ts'
import { includesLocation, locationKey, placeOf, rankOf, type Location } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import { homeOf } from '../exchange/imported.ts'
import { groupBy } from '../groupBy.ts'
import { memoize } from '../memoize.ts'
import {
  ageOf,
  cohortsOf,
  couldAnswer,
  countFirst,
  distance,
  isSettled,
  preferredRows,
  rowsByRank,
  timesNotified,
} from './history.ts'
import { MIN_SHARED, nearToken, type TokenDamage } from './nearToken.ts'
import { reason } from './reason.ts'
import { newestDecision, type Row } from './row.ts'

/**
 * Most rows of one name, event and token that are all examined to find the one that a notification means; beyond that, only
 * the least notified row of each answer is.
 */
export const MAX_EQUAL = 200

/** Most rows that are examined for a near token: those with an equal beginning, and those of the location. */
export const MAX_NEAR = 200

const NONE: readonly Row[] = []

/** The rows of delivered content, by what notifications identify it with; each list in the order of the rows. */
export interface RowIndex {
  byToken: RowLists
  byLocation: RowLists
  /** The rows of a token in one document. */
  inDocument: (token: string, documentId: string) => readonly Row[]
  /** Whether one row comes before another. */
  isBefore: (row: Row, other: Row) => boolean
  /** The locations whose name occurs several times in an answer. */
  repeated: { has: (key: string) => boolean }
  /** The tokens without effects of transport, sorted, so that near ones are found at once; made on demand. */
  normalised: () => Normalised
  /** `normaliseToken` with a cache. */
  normalise: (token: string) => string
  /** The row of a list that was notified least, as long as rows are only ever given more notifications. */
  leastNotified: (rows: readonly Row[]) => Row | undefined
}

export type RowLists = ReadonlyMap<string, readonly Row[]>

export type Normalised = readonly NormalisedToken[]

export interface NormalisedToken {
  token: string
  rows: readonly Row[]
}

/** The row that a notified token means, and what is wrong with the token. */
export interface Match {
  row: Row
  reasons: Reason[]
}

/** Rows of one token, by event and location. */
const rowsByUse = memoize((rows: readonly Row[]) => groupBy(rows, useOfRow))

/** Made once for each decision, since rows are made again and again. The newest decision represents its row. */
function useOfRow(row: Row): string | undefined {
  const decision = newestDecision(row)
  return decision && useOfDecision(decision)
}

const useOfDecision = memoize(({ event, location }: Decision) => useKey(event, location))

function useKey(event: string | undefined, location: Location): string {
  return JSON.stringify([event, locationKey(location)])
}

/** Rows of one token, by location. */
const rowsByLocation = memoize((rows: readonly Row[]) => groupBy(rows, ({ location }) => locationKey(location)))

/** Rows of one location that have a token, by event. */
const rowsByEvent = memoize((rows: readonly Row[]) =>
  groupBy(rows, ({ token, event }) => (token ? (event ?? '') : undefined)),
)

/**
 * Finds which of several locations of one name a notification means, once for all of its tokens: the one that holds most of
 * them; among equals the nearest, and where nothing distinguishes them the one that was notified least. Undefined for a
 * location whose name occurs only once.
 */
export function rankMeant(notification: SentNotification, index: RowIndex): number | undefined {
  if (!index.repeated.has(locationKey(notification.location))) return undefined
  const held = new Map<number, Row[]>()
  for (const token of notification.tokens) {
    for (const row of exactLists(notification, token, index).flatMap(list => rankedRows(list, notification, index))) {
      const rows = held.get(rankOf(row))
      if (rows) rows.push(row)
      else held.set(rankOf(row), [row])
    }
  }
  const scores = [...held].map(([rank, rows]) => scoreOf(rank, rows, notification))
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

function scoreOf(rank: number, rows: readonly Row[], notification: SentNotification) {
  const least = (measure: (row: Row) => number): number =>
    rows.reduce((min, row) => Math.min(min, measure(row)), Infinity)
  return {
    rank,
    tokens: new Set(rows.map(({ token }) => token)).size,
    distance: least(row => distance(row, notification)),
    age: least(row => ageOf(row, notification)),
    times: least(row => timesNotified(row, notification)),
  }
}

/** Those of several equal rows whose rank a notification may mean. */
function rankedRows(list: readonly Row[], notification: SentNotification, { leastNotified }: RowIndex): Row[] {
  const few =
    list.length <= MAX_EQUAL
      ? list
      : cohortsOf(list).flatMap(cohort =>
          preferredRows(cohort, notification).flatMap(rows => leastNotified(rows) ?? []),
        )
  return few.filter(row => couldAnswer(notification, row))
}

/** The rows with a token, an event and a location of a notification. */
function exactLists(notification: SentNotification, token: string, { byToken }: RowIndex): (readonly Row[])[] {
  return exactAmong(byToken.get(token) ?? NONE, notification)
}

function exactAmong(rows: readonly Row[], { event, reported }: SentNotification): (readonly Row[])[] {
  const uses = rowsByUse(rows)
  return reported.map(location => uses.get(useKey(event, location)) ?? NONE)
}

/**
 * Finds the row that a token of a notification means: the one with this location and token; else, with the difference
 * named, the location's own row, or the token's own, or the one with a near token. Undefined: an unknown token. `rank`
 * is that of {@link rankMeant}.
 */
export function matchToken(
  notification: SentNotification,
  token: string,
  index: RowIndex,
  rank: number | undefined,
): Match | undefined {
  const own = rank === undefined ? ownExact(notification, token, index) : undefined
  if (own) return { row: own, reasons: [] }
  const exact = exactLists(notification, token, index)
  const ofRank = rank === undefined ? [] : exact.flatMap(list => [rowsByRank(list).get(String(rank)) ?? []])
  const meant = nearest(ofRank, notification, index) ?? nearest(exact, notification, index)
  if (meant) return { row: meant, reasons: [] }

  const held = index.byToken.get(token) ?? NONE
  const here = notification.reported.map(location => rowsByLocation(held).get(locationKey(location)) ?? NONE)
  const holder = nearest(here, notification, index) ?? nearest([held], notification, index)
  if (!holder) return matchNear(notification, token, index)
  const there = index.byLocation.get(locationKey(notification.location)) ?? NONE
  const fitting = rowsByEvent(there).get(notification.event) ?? NONE
  const row = nearest([fitting], notification, index) ?? holder
  return { row, reasons: [wrongToken(notification, token, holder)] }
}

/** The row of the notification's own document that no other document can be nearer than; often without looking at others. */
function ownExact(notification: SentNotification, token: string, index: RowIndex): Row | undefined {
  const rows = index.inDocument(token, homeOf(notification.read.exchange))
  const row = nearest(exactAmong(rows, notification), notification, index)
  return row && isSettled(row, notification) ? row : undefined
}

function wrongToken(notification: SentNotification, token: string, holder: Row): Reason {
  const { event } = notification
  const { location } = notification
  if (!includesLocation(notification.reported, holder.location))
    return reason('tokenOfLocation', event, { location }, token, placeOf(holder))
  if (event === 'display') return reason('clickTokenInDisplay', placeOf(holder), token)
  const ofMetric = holder.item.kind === 'metric'
  return reason(ofMetric ? 'displayMetricTokenInClick' : 'displayTokenInClick', placeOf(holder), token)
}

function matchNear(notification: SentNotification, token: string, index: RowIndex): Match | undefined {
  // Mangled characters are searched for only at the location itself: elsewhere that would compare every token.
  const near = [...nearRows(token, index), ...rowsThere(notification, index)]
  const here = new Set(notification.reported.map(locationKey))
  let best: (Nearness & { isHere: boolean; damage: TokenDamage }) | undefined
  for (const row of near) {
    const damage = nearToken(token, row.token ?? '', index.normalise)
    if (!damage || !couldAnswer(notification, row)) continue
    const found = { ...nearnessOf(row, notification), isHere: here.has(locationKey(row.location)), damage }
    const isNearer = found.isHere === best?.isHere ? compareNearness(found, best) < 0 : found.isHere || !best
    if (isNearer) best = found
  }
  if (!best) return undefined
  const { row, damage } = best
  return { row, reasons: [reason(damage, notification.event, placeOf(row), token, row.token ?? '')] }
}

/** Rows whose token begins with this one, if it is long enough to decide; includes equal ones. */
function nearRows(sent: string, { normalise, normalised }: RowIndex): Row[] {
  const [token, tokens] = [normalise(sent), normalised()]
  const rows: Row[] = []
  for (
    let at = countFirst(tokens, known => known.token < token);
    at < tokens.length && rows.length < MAX_NEAR;
    at += 1
  ) {
    const candidate = tokens[at]
    if (!candidate?.token.startsWith(token)) break
    if (candidate.token === token || token.length >= MIN_SHARED) rows.push(...candidate.rows.slice(0, MAX_NEAR))
  }
  return rows
}

/** Rows of the location that a notification names; if there are many, those nearest to it. */
function rowsThere(notification: SentNotification, { byLocation }: RowIndex): readonly Row[] {
  const there = byLocation.get(locationKey(notification.location)) ?? []
  return there.length <= MAX_NEAR ? there : nearestThere(there)(notification)
}

/** The nearest of many rows, computed once for all tokens of a notification. */
const nearestThere = memoize((there: readonly Row[]) =>
  memoize((notification: SentNotification): readonly Row[] => {
    const pieces = cohortsOf(there).flatMap(cohort => preferredRows(cohort, notification))
    const ordered = pieces.flatMap(rows => {
      const [first] = rows
      return first ? [{ rows, ...nearnessOf(first, notification) }] : []
    })
    const few = new Set<Row>()
    for (const { rows } of ordered.toSorted(compareNearness)) {
      for (const row of rows) {
        if (few.size === MAX_NEAR) return [...few]
        few.add(row)
      }
    }
    return [...few]
  }),
)

interface Nearness {
  row: Row
  distance: number
  age: number
}

function nearnessOf(row: Row, notification: SentNotification): Nearness {
  return { row, distance: distance(row, notification), age: ageOf(row, notification) }
}

/** The nearest first; among equally near ones the one with the newest decision before the notification. */
function compareNearness(a: Nearness, b: Nearness): number {
  return a.distance - b.distance || compareAges(a.age, b.age)
}

/** The nearest row that could answer; of equally near ones the first. One of each kind stands for all of a cohort. */
function nearest(
  lists: readonly (readonly Row[])[],
  notification: SentNotification,
  { isBefore }: RowIndex,
): Row | undefined {
  let best: Nearness | undefined
  for (const [row] of lists.flatMap(list => cohortsOf(list).flatMap(cohort => preferredRows(cohort, notification)))) {
    if (!row || !couldAnswer(notification, row)) continue
    const found = nearnessOf(row, notification)
    const order = best ? compareNearness(found, best) : -1
    if (order < 0 || (order === 0 && best && isBefore(row, best.row))) best = found
  }
  return best?.row
}

function compareAges(a: number, b: number): number {
  return a === b ? 0 : a - b
}
