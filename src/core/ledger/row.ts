import { eventOfItem, type Event } from '../delivery/event.ts'
import type { Arrival, HandedOut, Item, Repeat } from '../delivery/handedOut.ts'
import type { Location } from '../delivery/location.ts'
import type { Notified } from '../delivery/notified.ts'
import type { ReadExchange } from '../delivery/read.ts'
import type { Reason } from './reason.ts'
import type { Rendering } from './rendering.ts'
import type { Status } from './status.ts'

/** The status of a display or a click, and why. */
export interface Verdict {
  status: Status
  reasons: Reason[]
  /** at.js reported that it could not render what the verdict is about. */
  isNotRendered: boolean
  /** How many showings were notified; more than one for a view shown again. */
  showings: number
}

/** A notification of the page that belongs to a row, and what is wrong with it. */
export interface Attached {
  notified: Notified
  type: Event
  outcome: Outcome
  reasons: Reason[]
  /** What is not wrong but must be known beside a good outcome. */
  remarks: Reason[]
  /** The call whose hand-out it answers; undefined for a notification that matches none. */
  callId: string | undefined
}

/** What came back for one notification. */
export type Outcome = Extract<Status, 'sent' | 'acknowledged' | 'not acknowledged' | 'rejected'>

/** What a row is about; `unknown token` and `event` are notifications that match nothing handed out. */
export type RowItem = Item | { kind: 'unknown token' } | { kind: 'event'; type: string }

/** A row of the ledger. */
export interface Row {
  /** The same text for the same row in every reconciliation. */
  id: string
  documentId: string
  location: Location
  /** Which of several of this name one answer delivered; undefined for the only one. */
  repeat: Repeat | undefined
  /** Undefined for notifications that match nothing handed out. */
  arrival: Arrival | undefined
  item: RowItem
  eventToken: string | undefined
  state: string | undefined
  /** Each time it was handed out in this document, oldest first. */
  handouts: HandedOut[]
  notifications: Attached[]
  /** What at.js said of its rendering. */
  renderings: Rendering[]
  /** at.js reported that it could not render the option, as far as its verdict goes. */
  isNotRendered: boolean
  /** The tester's own sends for it: shown, never judged. */
  own: Notified[]
  display: Verdict | undefined
  click: Verdict | undefined
}

/** The newest hand-out, from which a notification is built. */
export function newestHandout(row: Row): HandedOut | undefined {
  return row.handouts.at(-1)
}

/** The call that delivered what a row is about, else the one that notified it; the newest. */
export function callOfRow({ handouts, notifications }: Row): ReadExchange | undefined {
  return handouts.at(-1)?.read ?? notifications[0]?.notified.read
}

/** Whether a notification left the browser: a beacon may not have been queued. */
export function hasLeft({ read }: Notified): boolean {
  return read.exchange.request?.queued !== false
}

/** Whether a display, a click, or nothing can be sent for this row. */
export function sendableType(row: Row): Event | undefined {
  if (row.eventToken === undefined || row.handouts.length === 0) return undefined
  return eventOfItem(row.item)
}
