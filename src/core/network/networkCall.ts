import type { Body } from '../delivery/exchange.ts'

/** The phases of a call as HAR 1.2 names them; `ssl` is part of `connect`. */
export const PHASES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const
export type Phase = (typeof PHASES)[number]

/** Chromium's reason for a call that the page aborted, or that ended when the page was left. */
export const ABORTED = 'net::ERR_ABORTED'

/** The prefix of a failure's reason if there was an answer with a status that the browser withheld, for example by CORS. */
export const WITHHELD = 'withheld, status '

export interface Header {
  name: string
  value: string
}

/** The details of a call in the browser's network log, without its bodies. */
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
  /** 0 if no answer came. */
  status: number
  statusText: string
  responseHeaders: Header[]
  /** As the log writes it: `HTTP/1.1`, `h2` …; empty if unknown. */
  httpVersion: string
  /** Empty if there was no connection. */
  serverAddress: string
  /** Ms; phases that did not occur or that the log does not have are missing. */
  timings: { [phase in Phase]?: number | undefined }
  /** The log's own reason for a missing or incomplete answer. */
  failure?: string | undefined
  /** The redirect target, as the answer writes it. */
  redirectUrl?: string | undefined
  /** A service worker answered it: the worker's own fetch is a separate entry. */
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

/** A top document of the inspected tab: calls of the log belong to the one that was open when they began. */
export interface TopDocument {
  id: string
  /** When the navigation to it began, ms since the epoch: this distinguishes it from others. */
  openedAt: number
  /** When its first script could run, or it was shown again, ms since the epoch; before, the previous page may call. */
  startedAt: number
}

/** The id prefix of a page that only the network log knows; a relay's document of the same moment takes precedence. */
export const LOG_PAGE = 'network/page/'
