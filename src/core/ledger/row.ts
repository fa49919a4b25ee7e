import { eventOfItem, type Event } from '../dialect/event.ts'
import type { Arrival, Decision, Item, Repeat } from '../delivery/decision.ts'
import type { Location } from '../dialect/location.ts'
import type { SentNotification } from '../delivery/sentNotification.ts'
import type { ParsedExchange } from '../delivery/read.ts'
import type { Reason } from './reason.ts'
import type { Rendering } from './rendering.ts'
import type { Status } from './status.ts'

/** The status of a display or a click, and why. */
export interface Verdict {
  status: Status
  reasons: Reason[]
  /** at.js reported that it could not render the option that the verdict is about. */
  isNotRendered: boolean
  /** How many showings were notified; more than one for a view shown again. */
  showings: number
}

/** A notification of the page that belongs to a row, and what is wrong with it. */
export interface Attached {
  notification: SentNotification
  type: Event
  outcome: NotificationOutcome
  reasons: Reason[]
  /** Not wrong, but worth knowing beside a good outcome. */
  remarks: Reason[]
  /** The call whose decision it answers; undefined for a notification without a matching decision. */
  callId: string | undefined
}

/** The answer to one notification. */
export type NotificationOutcome = Extract<Status, 'sent' | 'acknowledged' | 'not acknowledged' | 'rejected'>

/** What a row is about; `unknown token` and `event` are notifications that match nothing delivered. */
export type RowItem = Item | { kind: 'unknown token' } | { kind: 'event'; type: string }

/** A row of the ledger. */
export interface Row {
  /** The same text for the same row in every reconciliation. */
  id: string
  documentId: string
  location: Location
  /** Its rank where one answer delivered several of this name; undefined for a single one. */
  repeat: Repeat | undefined
  /** Undefined for notifications that match nothing delivered. */
  arrival: Arrival | undefined
  item: RowItem
  eventToken: string | undefined
  state: string | undefined
  /** Each time it was delivered in this document, oldest first. */
  decisions: Decision[]
  notifications: Attached[]
  /** What at.js reported about its rendering. */
  renderings: Rendering[]
  /** at.js reported that it could not render the option, as far as its verdict goes. */
  isNotRendered: boolean
  /** The tester's own sends for it: shown, never judged. */
  own: SentNotification[]
  display: Verdict | undefined
  click: Verdict | undefined
}

/** The newest decision, from which a notification is built. */
export function newestDecision(row: Row): Decision | undefined {
  return row.decisions.at(-1)
}

/** The newest call that delivered a row's content, else the newest that notified it. */
export function callOfRow({ decisions, notifications }: Row): ParsedExchange | undefined {
  return decisions.at(-1)?.read ?? notifications[0]?.notification.read
}

/** Whether a notification was sent: the browser may not have queued a beacon. */
export function hasLeft({ read }: SentNotification): boolean {
  return read.exchange.request?.queued !== false
}

/** The event that can be sent for this row, if any. */
export function sendableType(row: Row): Event | undefined {
  if (row.eventToken === undefined || row.decisions.length === 0) return undefined
  return eventOfItem(row.item)
}
