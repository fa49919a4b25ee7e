/** The parts of a call's time as HAR 1.2 names them; `ssl` is within `connect`. */
export const PHASES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const
export type Phase = (typeof PHASES)[number]

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
  /** As the log writes it: `HTTP/1.1`, `h2` …; empty where the log lacks it. */
  httpVersion: string
  /** Empty when there was no connection. */
  serverAddress: string
  /** Ms; phases that did not occur, or that the log lacks, are missing. */
  timings: { [phase in Phase]?: number | undefined }
  /** Why there is no answer, or not the whole of one, in the log's words. */
  failure?: string | undefined
  /** Where the answer sent it on, as the answer writes it. */
  redirectUrl?: string | undefined
  /** A service worker answered it: what the worker fetched has a separate entry. */
  fromServiceWorker?: boolean | undefined
  /** This extension made it. */
  ownSend?: boolean | undefined
  /** Further entries of the log that are the same call: a redirect's next hop, a service worker's fetch. */
  alsoIds?: string[] | undefined
}

/** Headers as HTTP/1.1 writes them, one per line. */
export function toHeaderText(headers: readonly Header[]): string {
  return headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
}
