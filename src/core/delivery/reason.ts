import type { Event } from '../dialect/event.ts'
import type { RowLocation } from '../dialect/location.ts'
import { reasonsOf, type Cause, type Secret, type Span } from '../dialect/reason.ts'

/** The names of members that a notification must have in common with the call that delivered its token. */
export type ComparedMember =
  | 'sessionId'
  | 'tntId'
  | 'marketingCloudVisitorId'
  | 'thirdPartyId'
  | 'property'
  | 'environment'
  | 'supplementalDataId'

export interface DeliveryReasons extends ComparedReasons {
  /** at.js never notifies JSON offers. */
  jsonOffer: [RowLocation]
  /** at.js takes views and pageLoad from serverState, and leaves its mboxes alone. */
  ignoredInServerState: [RowLocation]
  rejected: [Event, RowLocation, status: string, message: string | undefined]
  notAcknowledged: [Event, RowLocation, id: string]
  answerUnreadable: [Event, RowLocation, id: string]
  /** The answer is longer than the part that is kept. */
  answerCut: [Event, RowLocation, id: string]
  noAnswer: [Event, RowLocation, Cause]
  stateMissing: [RowLocation, delivered: string]
  stateOfLocation: [RowLocation, sent: string, owner: RowLocation, delivered: string]
  stateOfOlderCall: [RowLocation, sent: string, delivered: string]
  stateUnknown: [RowLocation, sent: string, delivered: string]
  clusterChanged: [Event, RowLocation, sent: string, delivered: string]
  clientChanged: [Event, RowLocation, sent: string, delivered: string]
  customerIdChanged: [Event, RowLocation, integrationCode: string, sent: string, delivered: string]
  customerIdDropped: [Event, RowLocation, integrationCode: string, delivered: string]
  qaModeDropped: [Event, RowLocation, token: Secret]
  timestampInSeconds: [Event, RowLocation, timestamp: string]
  timestampNegative: [Event, RowLocation, timestamp: string]
  /** Not a time of this century, neither as ms nor as seconds. */
  timestampOfNoTime: [Event, RowLocation, timestamp: string]
  timestampBeforeRequest: [Event, RowLocation, timestamp: string, Span]
  timestampAfterRequest: [Event, RowLocation, timestamp: string, Span]
  /** For a request that is not sent yet. */
  timestampBeforeNow: [Event, RowLocation, timestamp: string, Span]
  timestampAfterNow: [Event, RowLocation, timestamp: string, Span]
}

type ComparedReasons = {
  [Name in ComparedMember as `${Name}Changed`]: [Event, RowLocation, sent: string, delivered: string]
} & {
  [Name in ComparedMember as `${Name}Dropped`]: [Event, RowLocation, delivered: string]
}

/** Builds a reason that only the Delivery API knows. */
export const deliveryReason = reasonsOf<DeliveryReasons>()
