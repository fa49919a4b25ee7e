import type { CustomerIds } from './customerIds.ts'
import type { JsonObject } from '../../json/json.ts'
import type { SupplementalData } from './supplementalData.ts'

/** A client's configuration: the part of the SDKs' configuration that affects notifications on the wire. */
export interface Client {
  /** Client code: the default host is `CLIENT.tt.omtrdc.net`. */
  client: string
  /** Organization id, `…@AdobeOrg`: the query's `imsOrgId`. */
  organizationId: string
  /** A custom host, with a port if needed; a cluster takes precedence. */
  serverDomain?: string | undefined
  /** False for http; https otherwise. */
  secure?: boolean | undefined
  environmentId?: number | undefined
  /** Used if the request names no property. */
  propertyToken?: string | undefined
  /** Version of at.js, for the query. */
  version?: string | undefined
  /** Ms; 3000 if absent. */
  timeout?: number | undefined
}

/** Ids and time that a call may need; the caller provides clock and randomness. */
export interface GeneratedValues {
  /** For a request without one. */
  requestId: string
  /** For the header `X-Request-Id`, another one than the request's. */
  callId: string
  /** For a call without one in cookie or options. */
  sessionId: string
  /** `16HEX-16HEX`, in case a new one is needed. */
  supplementalDataId: string
  /** Ms since the epoch: decides which parts of the target cookie are expired. */
  now: number
  /** Minutes east of UTC, for a request without a context. */
  timeOffsetInMinutes: number
}

/** The options of the SDKs' `sendNotifications`. */
export interface SdkOptions {
  /** A Delivery request with notifications. It is completed and filtered as in the SDKs, but never modified itself. */
  request: JsonObject
  /** Value of the cookie `mbox`. Its session overrides `sessionId`; its tntId is used if the request has no tntId. */
  targetCookie?: string | undefined
  /** Value of the cookie `mboxEdgeCluster`: the cluster to call. One in the target cookie's tntId takes precedence. */
  targetLocationHint?: string | undefined
  /** The consumer of the supplemental data id; `target-global-mbox` if absent. */
  consumerId?: string | undefined
  /** The visitor's customer ids by integration code. */
  customerIds?: CustomerIds | undefined
  /** The session if the target cookie does not have one; without either, a fresh one. */
  sessionId?: string | undefined
  /** The value of this name in the last call's result: replaces the `visitor` that SDK calls share. */
  supplementalData?: SupplementalData | undefined
}

/** A part of the request that was left out as in the SDKs, which only log that or do not report it at all. */
export type Dropped =
  | { reason: 'unknown member'; path: string }
  | { reason: 'invalid notification'; path: string; errors: NotificationError[] }
  | { reason: 'invalid mbox'; path: string }

/** A member that a notification must have to be sent: a non-empty string, a number, `display` or `click`. */
export type NotificationError = 'id' | 'timestamp' | 'type'
