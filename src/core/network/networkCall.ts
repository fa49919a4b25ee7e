import type { Body } from '../exchange/exchange.ts'
import type { NetworkFacts } from './networkFacts.ts'

/** Chromium's reason for a call that the page aborted, or that ended when the page was left. */
export const ABORTED = 'net::ERR_ABORTED'

/** The prefix of a failure's reason if there was an answer with a status that the browser withheld, for example by CORS. */
export const WITHHELD = 'withheld, status '

/** One entry of the browser's network log about a call to Target. */
export interface NetworkCall extends NetworkFacts {
  body: Body
  answer: Body
}

/** A top document of the inspected tab: calls of the log belong to the one that was open when they began. */
export interface TopDocument {
  id: string
  /** When the navigation to it began, ms since the epoch: this distinguishes it from others. */
  openedAt: number
  /** When its first script could run, or it was shown again, ms since the epoch; before, the previous page may call. */
  startedAt: number
}

/** Ms by which two worlds may round the moment when one page was opened. */
export const SAME_PAGE = 5

/** The id prefix of a page that only the network log knows; a relay's document of the same moment takes precedence. */
export const LOG_PAGE = 'network/page/'
