import type { Body } from '../delivery/exchange.ts'

/** The parts of a call's time as HAR 1.2 names them; `ssl` is within `connect`. */
export const PHASES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const
export type Phase = (typeof PHASES)[number]

/** What Chromium says of a call that the page gave up, or left. */
export const ABORTED = 'net::ERR_ABORTED'

/** How the reason of a failure begins that has an answer with a status, which the browser withheld, as for CORS. */
export const WITHHELD = 'withheld, status '

export interface Header {
  name: string
  value: string
}

/** What the browser's network log knows of a call beyond its bodies. */
export interface NetworkFacts {
  /** Unique among all logs. */
  id: string
  /** When it was started, ms since the epoch. */
  time: number
  /** From start to end, ms. */
  duration: number
  method: string
  url: string
  requestHeaders: Header[]
  /** 0 when no answer came. */
  status: number
  statusText: string
  responseHeaders: Header[]
  /** As the log writes it: `HTTP/1.1`, `h2` …; empty when it does not tell. */
  httpVersion: string
  /** Empty when there was no connection. */
  serverAddress: string
  /** Ms; phases that there were not, or that the log does not tell, are missing. */
  timings: { [phase in Phase]?: number | undefined }
  /** Why there is no answer, or not the whole of one, in the log's words. */
  failure?: string | undefined
  /** Where the answer sent it on, as the answer writes it. */
  redirectUrl?: string | undefined
  /** A service worker answered it: what that fetched is an entry of its own. */
  fromServiceWorker?: boolean | undefined
  /** This extension made it. */
  ownSend?: boolean | undefined
  /** Further entries of the log that are the same call: a redirect's next hop, a service worker's fetch. */
  alsoIds?: string[] | undefined
}

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
