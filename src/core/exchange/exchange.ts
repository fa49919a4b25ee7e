import type { NetworkFacts } from '../network/networkFacts.ts'

/**
 * How an exchange was seen: by the page observer (XHR, fetch, beacon), in the browser's network log (network), in
 * `targetGlobalSettings.serverState` (server state), in a file or paste (import), or made by the tester (inspector).
 */
export type Source = 'XHR' | 'fetch' | 'beacon' | 'network' | 'server state' | 'import' | 'inspector'

/**
 * A body as text; `length` counts the characters of the whole, of which `text` may be only the beginning; `isLonger` means
 * that the whole is longer than `length` by an unknown amount. `pending` means that the text follows; `unreadable` gives the
 * platform's reason for a missing text (a stream, FormData with files, an opaque response …).
 */
export type Body =
  | { kind: 'text'; text: string; length: number; isLonger?: true | undefined }
  | { kind: 'none' }
  | { kind: 'pending' }
  | { kind: 'unreadable'; reason: string }

/** Whether a text is only the beginning of its body. */
export function isBodyCut({ text, length }: Extract<Body, { kind: 'text' }>): boolean {
  return text.length < length
}

/** The name of the id that is new in every request, in each protocol between a page and Target. */
export const REQUEST_ID = 'requestId'

export interface RequestSide {
  source: Source
  /** Milliseconds since the epoch, with a fraction. */
  time: number
  method: string
  url: string
  body: Body
  /** For beacons: what `sendBeacon` returned; false means that the browser did not queue it. */
  queued?: boolean | undefined
  /** Hold mode kept it from leaving; it may have been released later. */
  held?: true | undefined
  /** The real time is unknown: this is the time of the import, for order only. */
  undated?: true | undefined
  /** For sends: the document of the row that it was sent from, if a different document makes the call. */
  madeFor?: string | undefined
  /** For sends: made as the protocol's server SDK makes it, not as the page does. */
  asServer?: true | undefined
  /** For sends: made by the extension's background; otherwise by a frame of the page. */
  from?: 'extension' | undefined
  /** The visit that request and answer belong to, as far as the file names it apart from them. */
  visit?: StatedVisit | undefined
}

/** Session and visitor as the SDKs' options and results name them. */
export interface StatedVisit {
  sessionId?: string | undefined
  /** The value of the cookie `mbox`. */
  targetCookie?: string | undefined
  /** The value of the cookie `mboxEdgeCluster`. */
  locationHint?: string | undefined
}

export type ResponseSide =
  | {
      kind: 'answered'
      time: number
      /** HTTP's; 0 if unknown, as in a file. */
      status: number
      body: Body
      headers?: string | undefined
      /** The browser withheld this answer from the page, for example by CORS; only the network log has it. */
      unreadByPage?: boolean | undefined
      /** The real time is unknown: this is the time of the import, for order only. */
      undated?: true | undefined
    }
  /** `provisional`: the wait ended here; the real answer replaces it. */
  | { kind: 'failed'; time: number; reason: string; provisional?: true }

/** One call to Target and its answer, as far as seen: either side may be missing. */
export interface Exchange {
  id: string
  /** The document that made the call, and its frame. */
  documentId: string
  frameId: number
  request?: RequestSide
  /** A request body that could only be read after the request was reported. */
  lateBody?: Body
  response?: ResponseSide
  /** When the tester released a request that was held; ms since the epoch. */
  releasedAt?: number
  /** Of a call that the page's own instance of its library made for the tester. */
  claim?: Claim
  /** The frame of the document, where it is of another origin than the page. */
  frame?: OtherFrame
  /** The name of the file that it came in. */
  file?: string
  /** It was exported without the other calls of its page, which may have delivered the tokens that it notifies. */
  isPartial?: true
  /** The details from the browser's network log. */
  network?: NetworkFacts
}

/** What the tester passed to the page's own instance of its library, which then made the call. */
export interface Claim {
  /** The name of the instance. */
  instance: string
  /** The document of the row that it was made from, if a different document makes the call. */
  madeFor?: string | undefined
}

/** A frame of another origin than the page: its origin as browsers write it, `null` for an opaque one, and its URL. */
export interface OtherFrame {
  origin: string
  url: string
}

/** Whether the tester sent it, by the extension or through the page's instance; exchanges in a file can be such sends too. */
export function isOwnSend({ request, claim }: Pick<Exchange, 'request' | 'claim'>): boolean {
  return claim !== undefined || isDirectSend({ request })
}

/** Whether the extension made it for the tester, in a relay or its background. */
export function isDirectSend({ request }: { request?: RequestSide | undefined }): boolean {
  return request?.source === 'inspector'
}

/** Whether it was held and not released since: it did not leave the browser. */
export function isHeld({ request, releasedAt }: Pick<Exchange, 'request' | 'releasedAt'>): boolean {
  return request?.held === true && releasedAt === undefined
}

/** The request body that is known so far. */
export function requestBody(exchange: Exchange): Body {
  return exchange.lateBody ?? exchange.request?.body ?? { kind: 'none' }
}

/** When the exchange began or was first seen; ms since the epoch. */
export function startTime(exchange: Exchange): number {
  return exchange.request?.time ?? exchange.response?.time ?? 0
}

/** Whether its times are the real ones; an import may lack them. */
export function isDated({ request, response }: Exchange): boolean {
  return request?.undated !== true && (response?.kind !== 'answered' || response.undated !== true)
}

/** From request or release to answer in ms, or undefined if either is missing or undated. */
export function duration(exchange: Exchange): number | undefined {
  if (!exchange.request || !exchange.response || !isDated(exchange)) return undefined
  return Math.max(0, exchange.response.time - (exchange.releasedAt ?? exchange.request.time))
}

/** The ids under which the parts of an exchange were recorded. */
export function partIds({ id, network }: Exchange): readonly string[] {
  return network ? [id, network.id, ...(network.alsoIds ?? [])] : [id]
}
