import type { Event } from '../delivery/event.ts'
import type { Repeat } from '../delivery/decision.ts'
import type { Location } from '../delivery/location.ts'

/**
 * Why a row has its status. The code names a sentence in the catalogue of each language; the values fill it, in the
 * order that stands here beside the code. Each sentence stands alone in a ticket, so it names its location.
 */
export type Reason = {
  [Code in keyof ReasonValues]: { code: Code; values: ReasonValues[Code] }
}[keyof ReasonValues]

/**
 * A text; a time in ms since the epoch; a span in ms; or a location. Undefined for what is not known, as the time of an
 * import: the catalogue has another sentence for that, without it.
 */
export type ReasonValue = string | number | Span | Place | undefined

/** How long something took, in ms. */
export interface Span {
  span: number
}

/** A location, and which of several of its name. */
export interface Place {
  location: Location
  repeat?: Repeat | undefined
}

type Moment = number | undefined

/** The names of members that a notification must have in common with the call that delivered its token. */
export type ComparedMember =
  'sessionId' | 'tntId' | 'marketingCloudVisitorId' | 'thirdPartyId' | 'property' | 'environment' | 'supplementalDataId'

interface ReasonValues extends ComparedValues {
  /** at.js never notifies JSON offers. */
  jsonOffer: [Place]
  /** at.js takes views and pageLoad from serverState, and leaves its mboxes alone. */
  ignoredInServerState: [Place]
  dueSince: [Place, delivered: Moment]
  displayedWithoutToken: [Place, token: string, displayed: Moment]
  notTriggered: [Place, delivered: Moment]
  notClicked: [Place]
  countedOnDelivery: [Place, answered: Moment]
  sentAt: [Event, Place, Moment]
  beaconSentAt: [Event, Place, Moment]
  acknowledgedAt: [Event, Place, id: string, Moment]
  rejected: [Event, Place, status: string, message: string | undefined]
  notAcknowledged: [Event, Place, id: string]
  answerUnreadable: [Event, Place, id: string]
  /** The answer is longer than what is kept of it. */
  answerCut: [Event, Place, id: string]
  noAnswer: [Event, Place, reason: string]
  beaconNotQueued: [Event, Place]
  /** The body is larger than what browsers queue for beacons. */
  beaconTooLarge: [Event, Place, bytes: string]
  duplicate: [Event, Place, count: string, first: Moment, between: Span | undefined]
  /** The page has sent it, and it is about to be sent by hand. */
  displaySentBefore: [Place, Moment]
  stateMissing: [Place, delivered: string]
  stateOfLocation: [Place, sent: string, owner: Place, delivered: string]
  stateOfOlderCall: [Place, sent: string, delivered: string]
  stateUnknown: [Place, sent: string, delivered: string]
  tokenOfLocation: [Event, Place, token: string, owner: Place]
  clickTokenInDisplay: [Place, token: string]
  displayTokenInClick: [Place, token: string]
  displayMetricTokenInClick: [Place, token: string]
  tokenPaddingLost: [Event, Place, sent: string, delivered: string]
  tokenTruncated: [Event, Place, sent: string, delivered: string]
  tokenAltered: [Event, Place, sent: string, delivered: string]
  tokenUnknown: [Event, Place, token: string]
  clusterChanged: [Event, Place, sent: string, delivered: string]
  clientChanged: [Event, Place, sent: string, delivered: string]
  customerIdChanged: [Event, Place, integrationCode: string, sent: string, delivered: string]
  customerIdDropped: [Event, Place, integrationCode: string, delivered: string]
  qaModeDropped: [Event, Place, token: string]
  timestampInSeconds: [Event, Place, timestamp: string]
  timestampNegative: [Event, Place, timestamp: string]
  /** Neither as ms nor as seconds a time of this century. */
  timestampOfNoTime: [Event, Place, timestamp: string]
  timestampBeforeRequest: [Event, Place, timestamp: string, Span]
  timestampAfterRequest: [Event, Place, timestamp: string, Span]
  /** Of a request that was not sent yet. */
  timestampBeforeNow: [Event, Place, timestamp: string, Span]
  timestampAfterNow: [Event, Place, timestamp: string, Span]
  /** at.js reported that it rendered the option. */
  renderedNotNotified: [Place]
  /** at.js reported that it could not render the option, and why. */
  renderingFailed: [Place, failure: string | undefined]
  notifiedRenderingFailed: [Place, failure: string | undefined]
}

type ComparedValues = {
  [Name in ComparedMember as `${Name}Changed`]: [Event, Place, sent: string, delivered: string]
} & {
  [Name in ComparedMember as `${Name}Dropped`]: [Event, Place, delivered: string]
}

export type ReasonCode = keyof ReasonValues

/** Builds a reason. */
export function reason<Code extends ReasonCode>(code: Code, ...values: ReasonValues[Code]): Reason {
  return { code, values } as Reason
}

/** The place of a row or of what was delivered, as reasons name it. */
export function placeOf({ location, repeat }: Place): Place {
  return { location, repeat }
}
