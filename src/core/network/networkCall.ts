import type { Body } from '../delivery/exchange.ts'
import type { NetworkFacts } from './networkFacts.ts'

/** What Chromium says of a call that the page gave up, or left. */
export const ABORTED = 'net::ERR_ABORTED'

/** How the reason of a failure begins that has an answer with a status, which the browser withheld, as for CORS. */
export const WITHHELD = 'withheld, status '

/** One entry of the browser's network log about a Delivery call. */
export interface NetworkCall extends NetworkFacts {
  body: Body
  answer: Body
}

/** A top document of the inspected tab: calls of the log belong to the one that was open as they began. */
export interface TopDocument {
  id: string
  /** When the navigation to it began, ms since the epoch: what tells it from others. */
  openedAt: number
  /** When its first script could run, or it was shown again, ms since the epoch; until then the page before it may still call. */
  startedAt: number
}

/** How the id of a page begins that is known by the network log alone; a relay's document of the same moment is meant. */
export const LOG_PAGE = 'network/page/'
