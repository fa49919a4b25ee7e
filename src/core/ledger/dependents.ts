import type { Decision, SentNotification } from '../dialect/dialect.ts'
import { isDated } from '../exchange/exchange.ts'
import { homeOf } from '../exchange/imported.ts'
import { statesOf } from './history.ts'
import type { RowChange } from './order.ts'
import type { Row } from './row.ts'

/** Notifications by what their matches depend on. */
export interface Dependents {
  /** Adds a notification, by its tokens. */
  add: (notification: SentNotification) => void
  remove: (notification: SentNotification) => void
  /** Notes that only rows of its document can be nearer to a notification than those that it is linked to. */
  settle: (notification: SentNotification) => void
  /** Notes what else the match of a notification depends on, until it is forgotten. */
  note: (notification: SentNotification, key: string) => void
  /** Forgets what was noted, also that it is settled. */
  forget: (notification: SentNotification) => void
  of: (key: string) => Iterable<SentNotification>
  /** All that carry a token. */
  ofToken: (token: string) => Iterable<SentNotification>
  /** Those with the token of a row that it could answer. `since` are the ones from a time on, in ms since the epoch. */
  answerable: (row: Row, since: (time: number) => readonly SentNotification[]) => Iterable<SentNotification>
}

interface OfToken {
  all: Set<SentNotification>
  /** By the document that they belong to. */
  byHome: Map<string, Set<SentNotification>>
  /** Those that are not settled; some of them by state, if each answer has new ones. */
  open: Set<SentNotification>
  byState: Map<string, Set<SentNotification>>
  undated: Set<SentNotification>
}

/** Creates the notifications of one protocol. */
export function createDependents(): Dependents {
  const tokens = new Map<string, OfToken>()
  const byKey = new Map<string, Set<SentNotification>>()
  const keysOf = new Map<SentNotification, Set<string>>()
  const setOpen = (notification: SentNotification, isOpen: boolean): void => {
    for (const token of notification.tokens) {
      const held = tokens.get(token)
      if (held) changeOpen(notification, held, isOpen)
    }
  }
  return {
    add: notification => {
      for (const token of notification.tokens) {
        const held = tokens.get(token) ?? newOfToken()
        tokens.set(token, held)
        held.all.add(notification)
        put(held.byHome, homeOf(notification.read.exchange), notification)
      }
      setOpen(notification, true)
    },
    remove: notification => {
      setOpen(notification, false)
      for (const token of notification.tokens) {
        const held = tokens.get(token)
        held?.all.delete(notification)
        if (held) take(held.byHome, homeOf(notification.read.exchange), notification)
        if (held?.all.size === 0) tokens.delete(token)
      }
    },
    settle: notification => setOpen(notification, false),
    note: (notification, key) => {
      put(byKey, key, notification)
      const keys = keysOf.get(notification) ?? new Set()
      keysOf.set(notification, keys.add(key))
    },
    forget: notification => {
      for (const key of keysOf.get(notification) ?? []) take(byKey, key, notification)
      keysOf.delete(notification)
      setOpen(notification, true)
    },
    of: key => byKey.get(key) ?? NONE,
    ofToken: token => tokens.get(token)?.all ?? NONE,
    answerable: (row, since) => {
      const held = tokens.get(row.token ?? '')
      return held ? answerableOf(row, held, since) : NONE
    },
  }
}

const NONE: ReadonlySet<SentNotification> = new Set()

function newOfToken(): OfToken {
  return { all: new Set(), byHome: new Map(), open: new Set(), byState: new Map(), undated: new Set() }
}

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

function changeOpen(notification: SentNotification, { open, byState, undated }: OfToken, isOpen: boolean): void {
  const { read, state } = notification
  if (open.has(notification) === isOpen) return
  if (isOpen) open.add(notification)
  else open.delete(notification)
  if (read.dialect.hasNewStates === true && state !== undefined) (isOpen ? put : take)(byState, state, notification)
  if (isDated(read.exchange)) return
  if (isOpen) undated.add(notification)
  else undated.delete(notification)
}

/** What `couldAnswer` may accept, without asking each. */
function* answerableOf(
  row: Row,
  { byHome, open, byState, undated }: OfToken,
  since: (time: number) => readonly SentNotification[],
): Iterable<SentNotification> {
  const [first] = row.decisions
  if (!first) return
  yield* byHome.get(row.documentId) ?? NONE
  if (open.size === 0) return
  if (row.decisions.some(({ read }) => !isDated(read.exchange))) return yield* open
  yield* undated
  for (const state of statesOf(row)) yield* byState.get(state) ?? NONE
  const later = since(first.time)
  if (later.length > open.size) {
    for (const notification of open) if (notification.time >= first.time) yield notification
  } else {
    for (const notification of later) if (open.has(notification)) yield notification
  }
}

/** The key of what depends on the decisions of a state. */
export function stateKey(state: string | undefined): string {
  return `state ${state ?? ''}`
}

/** The decisions that came or went. */
export function changedDecisions(changes: readonly RowChange<Decision>[]): Decision[] {
  return changes.flatMap(({ before, after }) => [...(before ? [before] : []), ...(after ? [after] : [])])
}
