/**
 * Why a row has its status. The code names a sentence in the catalogue of each language; the values fill it, in the
 * order that stands here beside the code; a number is a time in ms since the epoch.
 */
export type Reason = {
  [Code in keyof ReasonValues]: { code: Code; values: ReasonValues[Code] }
}[keyof ReasonValues]

interface ReasonValues {
  /** The JSON offer's location. at.js never notifies JSON offers. */
  jsonOffer: [location: string]
  /** at.js takes views and pageLoad from serverState, and leaves its mboxes alone. */
  ignoredInServerState: [location: string]
  dueSince: [location: string, handedOut: number]
  notTriggered: [view: string, handedOut: number]
  notClicked: [location: string]
  countedOnDelivery: [location: string, answered: number]
  sentAt: [time: number]
  acknowledgedAt: [time: number]
  rejected: [status: string, message: string]
  notAcknowledged: [id: string]
  answerUnreadable: [id: string]
  noAnswer: [reason: string]
  beaconNotQueued: [location: string]
  duplicate: [count: string, first: number, second: number]
  stateMissing: [location: string, handedOut: string]
  stateOfLocation: [location: string, sent: string, owner: string, handedOut: string]
  stateOfOlderCall: [location: string, sent: string, handedOut: string]
  stateUnknown: [location: string, sent: string, handedOut: string]
  tokenOfLocation: [location: string, token: string, owner: string]
  clickTokenInDisplay: [location: string, token: string]
  displayTokenInClick: [location: string, token: string]
  tokenPaddingLost: [location: string, sent: string, handedOut: string]
  tokenTruncated: [location: string, sent: string, handedOut: string]
  tokenAltered: [location: string, sent: string, handedOut: string]
  tokenUnknown: [location: string, token: string]
  sessionIdChanged: [sent: string, handedOut: string]
  tntIdChanged: [sent: string, handedOut: string]
  tntIdMissing: [handedOut: string]
  clusterChanged: [sent: string, handedOut: string]
  propertyChanged: [sent: string, handedOut: string]
  clientChanged: [sent: string, handedOut: string]
  environmentChanged: [sent: string, handedOut: string]
  sessionIdDropped: [handedOut: string]
  propertyDropped: [handedOut: string]
  environmentDropped: [handedOut: string]
  qaModeDropped: [handedOut: string]
  timestampInSeconds: [timestamp: string]
  timestampNegative: [timestamp: string]
  /** Neither as ms nor as seconds a time of this century. */
  timestampOfNoTime: [timestamp: string]
  /** at.js said that it rendered the option. */
  renderedNotNotified: [location: string]
  /** at.js said that it could not render the option, and why. */
  renderingFailed: [location: string, failure: string]
  notifiedRenderingFailed: [location: string, failure: string]
  supplementalDataIdChanged: [sent: string, handedOut: string]
  supplementalDataIdDropped: [handedOut: string]
  timestampFarOff: [timestamp: string, requestTime: number]
  /** Of a request that was not sent yet. */
  timestampFarFromNow: [timestamp: string, now: number]
}

export type ReasonCode = keyof ReasonValues

/** Builds a reason. */
export function reason<Code extends ReasonCode>(code: Code, ...values: ReasonValues[Code]): Reason {
  return { code, values } as Reason
}
