import { isDated } from '../exchange/exchange.ts'
import { homeOf } from '../exchange/imported.ts'
import type { Decision, SentNotification } from '../dialect/dialect.ts'
import { rankOf } from '../dialect/location.ts'
import { groupBy } from '../groupBy.ts'
import { memoize } from '../memoize.ts'
import type { Attached, Row } from './row.ts'

/** An index of a row's decisions, for questions that come up again and again. */
interface History {
  byState: ReadonlyMap<string, readonly Decision[]>
  frames: ReadonlySet<number>
  visits: ReadonlySet<string | undefined>
  /** Whether the time of one of them is unknown. */
  isUndated: boolean
}

const historyOf = memoize(({ decisions }: Row): History => ({
  byState: groupBy(decisions, ({ state }) => state),
  frames: new Set(decisions.map(({ read }) => read.exchange.frameId)),
  visits: new Set(decisions.map(({ read }) => read.visit)),
  isUndated: decisions.some(({ read }) => !isDated(read.exchange)),
}))

/**
 * A notification never answers what another document received only later: an earlier page may have had an equal token. A
 * state that is new in each answer proves more than the clocks; in an import without times the order is unknown.
 */
export function couldAnswer(notification: SentNotification, row: Row): boolean {
  return (
    row.documentId === homeOf(notification.read.exchange) ||
    (notification.read.dialect.hasNewStates === true && hasState(row, notification)) ||
    isAfter(notification, row)
  )
}

function isAfter({ time, read }: SentNotification, row: Row): boolean {
  const [first] = row.decisions
  return first !== undefined && (!isDated(read.exchange) || first.time <= time || historyOf(row).isUndated)
}

function hasState(row: Row, { state }: SentNotification): boolean {
  return state !== undefined && historyOf(row).byState.has(state)
}

/** The states with which a row was delivered. */
export function statesOf(row: Row): Iterable<string> {
  return historyOf(row).byState.keys()
}

/**
 * How far a row is from a notification: the same document is nearest, then the same visit. If two frames received
 * the same token, the state decides between them.
 */
export function distance(row: Row, notification: SentNotification): number {
  const { read } = notification
  const { frameId } = read.exchange
  const isOfState = hasState(row, notification)
  if (row.documentId === homeOf(read.exchange)) return isOfState ? 0 : 2
  const { frames, visits } = historyOf(row)
  if (isOfState && (frames.size > 1 || !frames.has(frameId))) return 1
  return visits.has(read.visit) ? 3 : 4
}

/** Ms from the newest decision before a notification to that notification. */
export function ageOf({ decisions }: Row, { time: at }: SentNotification): number {
  const before = decisions[countUntil(decisions, at) - 1]
  return before ? at - before.time : Infinity
}

/** How many entries of a list sorted by time are at or before a moment. */
export function countUntil(list: readonly { time: number }[], at: number): number {
  return countFirst(list, ({ time }) => time <= at)
}

/** How many entries of a list sorted by time are before a moment. */
export function countBefore(list: readonly { time: number }[], at: number): number {
  return countFirst(list, ({ time }) => time < at)
}

/** How many entries at the start of a list meet a condition that no later entry meets. */
export function countFirst<Member>(list: readonly Member[], isSo: (member: Member) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(list[middle] as Member)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The decision that a notification answers: the newest before it. One of the same call with the same state is meant
 * when an answer names a location twice, and so is a later one: a state cannot be known before it was delivered, so the
 * clocks differ.
 */
export function answeredDecision(row: Row, { state, time }: SentNotification): Decision | undefined {
  const { decisions } = row
  const newest = decisions[countUntil(decisions, time) - 1] ?? decisions[0]
  if (state === undefined || newest?.state === state) return newest
  const equal = historyOf(row).byState.get(state) ?? []
  const ofCall = newest && firstOfCalls(equal).get(newest.read.exchange.id)
  const later = equal[countUntil(equal, time)]
  return ofCall && ofCall.time <= time ? ofCall : (later ?? newest)
}

const firstOfCalls = memoize(
  (decisions: readonly Decision[]) =>
    new Map(decisions.toReversed().map(decision => [decision.read.exchange.id, decision] as const)),
)

/** Whether no row can be nearer to a notification than this one; another row of its document may be as near. */
export function isSettled(row: Row, notification: SentNotification): boolean {
  const isOfState = notification.state === undefined || hasState(row, notification)
  return row.documentId === homeOf(notification.read.exchange) && isOfState
}

/** Whether a row that was delivered again, or less often, means the same to a notification as before. */
export function isSameTo(notification: SentNotification, before: Row, after: Row): boolean {
  return (
    couldAnswer(notification, before) === couldAnswer(notification, after) &&
    distance(before, notification) === distance(after, notification) &&
    ageOf(before, notification) === ageOf(after, notification) &&
    answeredDecision(before, notification) === answeredDecision(after, notification)
  )
}

/** The rows that one document received in the same answers: only the state distinguishes them in a notification. */
interface Cohort {
  rows: readonly Row[]
  byState: ReadonlyMap<string, readonly Row[]>
}

/** The cohorts of a list of rows. */
export const cohortsOf = memoize((list: readonly Row[]): readonly Cohort[] =>
  [...groupBy(list, cohortKey).values()].map(rows => ({ rows, byState: rowsByState(rows) })),
)

const cohortKey = memoize(({ documentId, decisions }: Row): string =>
  JSON.stringify([documentId, ...new Set(decisions.map(({ read }) => read.exchange.id))]),
)

/** Rows by each state that was ever delivered with them. */
export const rowsByState = memoize((rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => {
  const states = rows.flatMap(row => [...historyOf(row).byState.keys()].map(state => ({ row, state })))
  return new Map([...groupBy(states, ({ state }) => state)].map(([state, held]) => [state, held.map(({ row }) => row)]))
})

/** The rows of a cohort that a notification may mean: first those delivered with its state. */
export function preferredRows({ rows, byState }: Cohort, { state }: SentNotification): (readonly Row[])[] {
  const ofState = state === undefined ? undefined : byState.get(state)
  return ofState ? [ofState, rows] : [rows]
}

/** Rows by their rank among the locations of their name. */
export const rowsByRank = memoize((rows: readonly Row[]) => groupBy(rows, row => String(rankOf(row))))

/** How often a row was notified; a notification id that the row already has means that row again. */
export function timesNotified(row: Row, { id, read }: SentNotification): number {
  if (id === undefined) return row.notifications.length
  const { reads } = carriedBy(row)
  const carrier = reads.get(id)
  const isAgain = carrier !== undefined && (carrier.isOfSeveral || carrier.read !== read)
  return isAgain ? -1 : row.notifications.length
}

type Carrier = { read: SentNotification['read']; isOfSeveral: boolean }

const carriers = memoize((_: readonly Attached[]): { count: number; reads: Map<string, Carrier> } => ({
  count: 0,
  reads: new Map(),
}))

/** The ids that a list of notifications carries; it is only ever given more of them. */
function carriedBy({ notifications }: Row): { reads: ReadonlyMap<string, Carrier> } {
  const known = carriers(notifications)
  for (; known.count < notifications.length; known.count += 1) {
    const { id, read } = notifications[known.count]?.notification ?? {}
    if (id === undefined || read === undefined) continue
    const carrier = known.reads.get(id)
    known.reads.set(id, { read, isOfSeveral: carrier !== undefined && (carrier.isOfSeveral || carrier.read !== read) })
  }
  return known
}

/**
 * Creates the search for the row that was notified least often, among equals the one of the lowest rank. It remembers whose turn it
 * is: no row before that one was notified as few times.
 */
export function createLeastNotified(): (rows: readonly Row[]) => Row | undefined {
  const turns = memoize((rows: readonly Row[]) => ({
    rows: rows.toSorted((a, b) => rankOf(a) - rankOf(b)),
    at: 0,
    times: 0,
  }))
  return rows => {
    const turn = turns(rows)
    for (;;) {
      const row = turn.rows[turn.at]
      if (!row || row.notifications.length <= turn.times) return row
      turn.at += 1
      if (turn.at === turn.rows.length) Object.assign(turn, { at: 0, times: turn.times + 1 })
    }
  }
}
