import type { Expectation } from '../annotation/annotation.ts'
import type { ExpectationResult } from '../annotation/judgeExpectation.ts'
import type { Decision, Item, NotificationOutcome, ParsedExchange, SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import type { Location, Repeat } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import type { Rendering } from '../dialect/rendering.ts'
import { isHeld } from '../exchange/exchange.ts'
import type { Status } from './status.ts'

/** The status of a display or a click, and why. */
export interface Verdict {
  status: Status
  reasons: Reason[]
  /** The page's library reported that it could not render the option that the verdict is about. */
  isNotRendered: boolean
  /** How many showings were notified; more than one for a view shown again. */
  showings: number
  /** What the tester expects instead; undefined without an expectation. */
  expected?: { expectation: Expectation; match: ExpectationResult } | undefined
}

/** A notification of the page that belongs to a row, and what is wrong with it. */
export interface Attached {
  notification: SentNotification
  event: Event
  outcome: NotificationOutcome
  reasons: Reason[]
  /** Not wrong, but worth knowing beside a good outcome. */
  remarks: Reason[]
  /** The call whose decision it answers; undefined for a notification without a matching decision. */
  callId: string | undefined
}

/** What a row is about; `unknown token` and `event` are notifications that match nothing delivered. */
export type RowItem = Item | { kind: 'unknown token' } | { kind: 'event'; type: string }

/** A row of the ledger. */
export interface Row {
  /** The same text for the same row in every reconciliation. */
  id: string
  documentId: string
  location: Location
  /** The same text for the same place of a document. */
  placeKey: string
  /** Its rank where one answer delivered several of this name; undefined for a single one. */
  repeat: Repeat | undefined
  /** Undefined for notifications that match nothing delivered. */
  arrival: string | undefined
  item: RowItem
  /** The event that reports it; undefined for notifications that match nothing delivered. */
  event: Event | undefined
  token: string | undefined
  state: string | undefined
  /** Each time it was delivered in this document, oldest first. */
  decisions: readonly Decision[]
  notifications: Attached[]
  /** What the page's library reported about its rendering. */
  renderings: readonly Rendering[]
  /** The page's library reported that it could not render the option, as far as its verdict goes. */
  isNotRendered: boolean
  /** The tester's own sends for it: shown, never judged. */
  own: SentNotification[]
  display: Verdict | undefined
  click: Verdict | undefined
  /** The tester's note; undefined without one. */
  note?: string | undefined
}

/** The newest decision, from which a notification is built. */
export function newestDecision(row: Row): Decision | undefined {
  return row.decisions.at(-1)
}

/** The newest call that delivered a row's content, else the newest that notified it. */
export function callOfRow({ decisions, notifications }: Row): ParsedExchange | undefined {
  return decisions.at(-1)?.read ?? notifications[0]?.notification.read
}

/** When its newest content was delivered or, without any, when it was first reported; ms since the epoch. */
export function timeOfRow({ decisions, notifications }: Row): number | undefined {
  return decisions.at(-1)?.time ?? notifications[0]?.notification.time
}

/** Whether one of these exchanges, by id, delivered a row's content or reported it. */
export function isRowOf({ decisions, notifications }: Row, ids: ReadonlySet<string>): boolean {
  const reads = [...decisions.map(({ read }) => read), ...notifications.map(({ notification }) => notification.read)]
  return reads.some(({ exchange }) => ids.has(exchange.id))
}

/** Whether a notification was sent: the browser may not have queued a beacon, or hold mode may have kept it. */
export function hasLeft({ read }: SentNotification): boolean {
  return read.exchange.request?.queued !== false && !isHeld(read.exchange)
}

/** The held calls that report the row, each once. */
export function heldCallsOf({ notifications }: Pick<Row, 'notifications'>): ParsedExchange[] {
  const calls = notifications.map(({ notification }) => notification.read)
  return [...new Set(calls.filter(({ exchange }) => isHeld(exchange)))]
}

/** Whether an outcome is that of a notification that was sent and, as far as is known, not refused. */
export function isSuccess(outcome: NotificationOutcome): boolean {
  return outcome === 'sent' || outcome === 'accepted' || outcome === 'acknowledged'
}

/** The event that can be sent for this row, if any. */
export function sendableType(row: Row): Event | undefined {
  return row.token === undefined || row.decisions.length === 0 ? undefined : row.event
}
