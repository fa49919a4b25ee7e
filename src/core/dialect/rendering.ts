import type { Body } from '../exchange/exchange.ts'
import type { Location } from './location.ts'

/** An event that a library dispatched on the document: the page's claim, not a fact. */
export interface PageEvent {
  id: string
  documentId: string
  /** Ms since the epoch. */
  time: number
  type: string
  /** The event's `detail` as JSON. */
  detail: Body
}

/** What a library reported about one token: rendered, or why not. */
export interface Rendering {
  documentId: string
  time: number
  token: string
  /** Undefined when the event does not name it. */
  location: Location | undefined
  /** Undefined when it was rendered. */
  failure: string | undefined
}
