import type { CustomerIds } from './customerIds.ts'
import type { JsonObject } from '../json.ts'
import type { SupplementalData } from './supplementalData.ts'

/** What a client is made with: the part of the SDKs' configuration that matters to notifications on the wire. */
export interface Client {
  /** Client code: the host is `CLIENT.tt.omtrdc.net` when nothing else names one. */
  client: string
  /** Organization id, `…@AdobeOrg`: the query's `imsOrgId`. */
  organizationId: string
  /** A host of one's own, with a port if need be; a cluster beats it. */
  serverDomain?: string | undefined
  /** False for http; https otherwise. */
  secure?: boolean | undefined
  environmentId?: number | undefined
  /** Taken when the request names no property. */
  propertyToken?: string | undefined
  /** A cluster for calls that name none. The SDKs put each answer's location hint here; the caller decides instead. */
  targetLocationHint?: string | undefined
  /** Version of at.js, for the query. */
  version?: string | undefined
  /** Ms; 3000 when absent. */
  timeout?: number | undefined
  /** The body's type: the SDKs' `application/json` when absent. From a page only `text/plain` causes no preflight. */
  contentType?: 'application/json' | 'text/plain' | undefined
}

/** Ids and time that a call may need; the caller brings clock and chance. */
export interface GeneratedValues {
  /** For a request without one. */
  requestId: string
  /** For a call whose cookie and options have none. */
  sessionId: string
  /** `16HEX-16HEX`, for when a new one is due. */
  supplementalDataId: string
  /** Ms since the epoch: decides what of the target cookie is expired. */
  now: number
  /** Minutes east of UTC, for a request without a context. */
  timeOffsetInMinutes: number
}

/** The options of the SDKs' `sendNotifications`. */
export interface SdkOptions {
  /** A Delivery request with notifications. It is completed and sieved as the SDKs do, and never changed itself. */
  request: JsonObject
  /** Value of the cookie `mbox`. Its session beats `sessionId`; its tntId is used when the request has none. */
  targetCookie?: string | undefined
  /** Value of the cookie `mboxEdgeCluster`: the cluster to call. One within the target cookie's tntId beats it. */
  targetLocationHint?: string | undefined
  /** Who asks for the supplemental data id; `target-global-mbox` when absent. */
  consumerId?: string | undefined
  /** The visitor's customer ids by integration code. */
  customerIds?: CustomerIds | undefined
  /** The session when the target cookie has none; a fresh one when both have none. */
  sessionId?: string | undefined
  /** What the last call's result says under this name: stands for the `visitor` that SDK calls share. */
  supplementalData?: SupplementalData | undefined
}

/** A request that goes out to the letter, whatever is wrong with it: nothing is completed, sieved or checked. */
export interface AsWrittenOptions {
  asWritten: { url: string; text: string }
}

/** Something of the request that was left out, as the SDKs do it, though they only log it or say nothing. */
export type Dropped =
  | { reason: 'unknown member'; path: string }
  | { reason: 'invalid notification'; path: string; errors: NotificationError[] }
  | { reason: 'invalid mbox'; path: string }

/** The member without which a notification is left out: a filled text, a number, `display` or `click`. */
export type NotificationError = 'id' | 'timestamp' | 'type'
