import type { Decision, SentNotification } from '../dialect/dialect.ts'
import { isDated } from '../exchange/exchange.ts'
import { homeOf } from '../exchange/imported.ts'
import { statesOf } from './history.ts'
import type { Change } from './order.ts'
import type { Row } from './row.ts'

/** Notifications by what their matches depend on. */
export interface Dependents {
  /** Adds a notification, by its tokens. */
  add: (notification: SentNotification) => void
  remove: (notification: SentNotification) => void
  /** Notes what else the match of a notification depends on, until it is forgotten. */
  note: (notification: SentNotification, key: string) => void
  forget: (notification: SentNotification) => void
  of: (key: string) => Iterable<SentNotification>
  has: (key: string) => boolean
  /** All that carry a token. */
  ofToken: (token: string) => Iterable<SentNotification>
  /** Those with the token of a row that it could answer. `since` are the ones from a time on, in ms since the epoch. */
  answerable: (row: Row, since: (time: number) => readonly SentNotification[]) => Iterable<SentNotification>
}

interface OfToken {
  all: Set<SentNotification>
  /** By the document that they belong to, and by state if each answer has new ones. */
  byHome: Map<string, Set<SentNotification>>
  byState: Map<string, Set<SentNotification>>
  undated: Set<SentNotification>
}

/** Creates the notifications of one protocol. */
export function createDependents(): Dependents {
  const tokens = new Map<string, OfToken>()
  const byKey = new Map<string, Set<SentNotification>>()
  const keysOf = new Map<SentNotification, Set<string>>()
  const each = (notification: SentNotification, work: Work): void => {
    for (const token of notification.tokens) {
      const held = tokens.get(token) ?? { all: new Set(), byHome: new Map(), byState: new Map(), undated: new Set() }
      tokens.set(token, held)
      place(notification, held, work)
      if (held.all.size === 0) tokens.delete(token)
    }
  }
  return {
    add: notification => each(notification, put),
    remove: notification => each(notification, take),
    note: (notification, key) => {
      put(byKey, key, notification)
      const keys = keysOf.get(notification) ?? new Set()
      keysOf.set(notification, keys.add(key))
    },
    forget: notification => {
      for (const key of keysOf.get(notification) ?? []) take(byKey, key, notification)
      keysOf.delete(notification)
    },
    of: key => byKey.get(key) ?? NONE,
    has: key => byKey.has(key),
    ofToken: token => tokens.get(token)?.all ?? NONE,
    answerable: (row, since) => {
      const held = tokens.get(row.eventToken ?? '')
      return held ? answerableOf(row, held, since) : NONE
    },
  }
}

const NONE: ReadonlySet<SentNotification> = new Set()

type Work = (sets: Map<string, Set<SentNotification>>, key: string, notification: SentNotification) => void

function put(sets: Map<string, Set<SentNotification>>, key: string, notification: SentNotification): void {
  const known = sets.get(key)
  if (known) known.add(notification)
  else sets.set(key, new Set([notification]))
}

function take(sets: Map<string, Set<SentNotification>>, key: string, notification: SentNotification): void {
  const known = sets.get(key)
  known?.delete(notification)
  if (known?.size === 0) sets.delete(key)
}

function place(notification: SentNotification, held: OfToken, work: Work): void {
  const { read, state } = notification
  if (work === put) held.all.add(notification)
  else held.all.delete(notification)
  work(held.byHome, homeOf(read.exchange), notification)
  if (read.dialect.hasNewStates === true && state !== undefined) work(held.byState, state, notification)
  if (isDated(read.exchange)) return
  if (work === put) held.undated.add(notification)
  else held.undated.delete(notification)
}

/** What `couldAnswer` may accept, without asking each. */
function* answerableOf(
  row: Row,
  { all, byHome, byState, undated }: OfToken,
  since: (time: number) => readonly SentNotification[],
): Iterable<SentNotification> {
  const [first] = row.decisions
  if (!first) return
  if (row.decisions.some(({ read }) => !isDated(read.exchange))) return yield* all
  yield* byHome.get(row.documentId) ?? NONE
  yield* undated
  for (const state of statesOf(row)) yield* byState.get(state) ?? NONE
  const later = since(first.time)
  if (later.length > all.size) {
    for (const notification of all) if (notification.time >= first.time) yield notification
  } else {
    for (const notification of later) if (all.has(notification)) yield notification
  }
}

/** The key of what depends on the decisions of a state. */
export function stateKey(state: string | undefined): string {
  return `state ${state ?? ''}`
}

/** The decisions that came or went. */
export function changedDecisions(changes: readonly Change<Decision>[]): Decision[] {
  return changes.flatMap(({ before, after }) => [...(before ? [before] : []), ...(after ? [after] : [])])
}
