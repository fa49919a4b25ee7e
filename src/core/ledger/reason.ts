import type { Event } from '../dialect/event.ts'
import type { Repeat } from '../delivery/decision.ts'
import type { Location } from '../dialect/location.ts'

/**
 * Why a row has its status. The code names a sentence in the catalogue of each language; the values fill it, in the
 * order listed here beside the code. Each sentence must make sense alone in a ticket, so it names its location.
 */
export type Reason = {
  [Code in keyof ReasonValues]: { code: Code; values: ReasonValues[Code] }
}[keyof ReasonValues]

/**
 * A text; a time in ms since the epoch; a span in ms; or a location. Undefined for an unknown value, such as the time of
 * an import: the catalogue has another sentence for that case.
 */
export type ReasonValue = string | number | Span | RowLocation | undefined

/** How long something took, in ms. */
export interface Span {
  span: number
}

/** A location, and its index where several share its name. */
export interface RowLocation {
  location: Location
  repeat?: Repeat | undefined
}

type Moment = number | undefined

/** The names of members that a notification must have in common with the call that delivered its token. */
export type ComparedMember =
  'sessionId' | 'tntId' | 'marketingCloudVisitorId' | 'thirdPartyId' | 'property' | 'environment' | 'supplementalDataId'

interface ReasonValues extends ComparedValues {
  /** at.js never notifies JSON offers. */
  jsonOffer: [RowLocation]
  /** at.js takes views and pageLoad from serverState, and leaves its mboxes alone. */
  ignoredInServerState: [RowLocation]
  dueSince: [RowLocation, delivered: Moment]
  displayedWithoutToken: [RowLocation, token: string, displayed: Moment]
  notTriggered: [RowLocation, delivered: Moment]
  notClicked: [RowLocation]
  countedOnDelivery: [RowLocation, answered: Moment]
  sentAt: [Event, RowLocation, Moment]
  beaconSentAt: [Event, RowLocation, Moment]
  acknowledgedAt: [Event, RowLocation, id: string, Moment]
  rejected: [Event, RowLocation, status: string, message: string | undefined]
  notAcknowledged: [Event, RowLocation, id: string]
  answerUnreadable: [Event, RowLocation, id: string]
  /** The answer is longer than the part that is kept. */
  answerCut: [Event, RowLocation, id: string]
  noAnswer: [Event, RowLocation, reason: string]
  beaconNotQueued: [Event, RowLocation]
  /** The body is larger than browsers queue for beacons. */
  beaconTooLarge: [Event, RowLocation, bytes: string]
  duplicate: [Event, RowLocation, count: string, first: Moment, between: Span | undefined]
  /** The page has sent it already, and the tester is about to send it again. */
  displaySentBefore: [RowLocation, Moment]
  stateMissing: [RowLocation, delivered: string]
  stateOfLocation: [RowLocation, sent: string, owner: RowLocation, delivered: string]
  stateOfOlderCall: [RowLocation, sent: string, delivered: string]
  stateUnknown: [RowLocation, sent: string, delivered: string]
  tokenOfLocation: [Event, RowLocation, token: string, owner: RowLocation]
  clickTokenInDisplay: [RowLocation, token: string]
  displayTokenInClick: [RowLocation, token: string]
  displayMetricTokenInClick: [RowLocation, token: string]
  tokenPaddingLost: [Event, RowLocation, sent: string, delivered: string]
  tokenTruncated: [Event, RowLocation, sent: string, delivered: string]
  tokenAltered: [Event, RowLocation, sent: string, delivered: string]
  tokenUnknown: [Event, RowLocation, token: string]
  clusterChanged: [Event, RowLocation, sent: string, delivered: string]
  clientChanged: [Event, RowLocation, sent: string, delivered: string]
  customerIdChanged: [Event, RowLocation, integrationCode: string, sent: string, delivered: string]
  customerIdDropped: [Event, RowLocation, integrationCode: string, delivered: string]
  qaModeDropped: [Event, RowLocation, token: string]
  timestampInSeconds: [Event, RowLocation, timestamp: string]
  timestampNegative: [Event, RowLocation, timestamp: string]
  /** Not a time of this century, neither as ms nor as seconds. */
  timestampOfNoTime: [Event, RowLocation, timestamp: string]
  timestampBeforeRequest: [Event, RowLocation, timestamp: string, Span]
  timestampAfterRequest: [Event, RowLocation, timestamp: string, Span]
  /** For a request that is not sent yet. */
  timestampBeforeNow: [Event, RowLocation, timestamp: string, Span]
  timestampAfterNow: [Event, RowLocation, timestamp: string, Span]
  /** at.js reported that it rendered the option. */
  renderedNotNotified: [RowLocation]
  /** at.js reported that it could not render the option, and why. */
  renderingFailed: [RowLocation, failure: string | undefined]
  notifiedRenderingFailed: [RowLocation, failure: string | undefined]
}

type ComparedValues = {
  [Name in ComparedMember as `${Name}Changed`]: [Event, RowLocation, sent: string, delivered: string]
} & {
  [Name in ComparedMember as `${Name}Dropped`]: [Event, RowLocation, delivered: string]
}

export type ReasonCode = keyof ReasonValues

/** Builds a reason. */
export function reason<Code extends ReasonCode>(code: Code, ...values: ReasonValues[Code]): Reason {
  return { code, values } as Reason
}

/** The location of a row or a decision, as reasons name it. */
export function placeOf({ location, repeat }: RowLocation): RowLocation {
  return { location, repeat }
}
