import type { Event } from '../dialect/event.ts'
import type { RowLocation } from '../dialect/location.ts'
import { reasonsOf, type Moment, type Span } from '../dialect/reason.ts'

export interface LedgerReasons {
  dueSince: [RowLocation, delivered: Moment]
  displayedWithoutToken: [RowLocation, token: string, displayed: Moment]
  notTriggered: [RowLocation, delivered: Moment]
  notClicked: [RowLocation]
  countedOnDelivery: [RowLocation, answered: Moment]
  sentAt: [Event, RowLocation, Moment]
  beaconSentAt: [Event, RowLocation, Moment]
  acceptedAt: [Event, RowLocation, Moment]
  acknowledgedAt: [Event, RowLocation, id: string, Moment]
  /** Hold mode kept it, with the tokens as they would have been sent. */
  heldSince: [Event, RowLocation, Moment]
  beaconNotQueued: [Event, RowLocation]
  /** The body is larger than browsers queue for beacons. */
  beaconTooLarge: [Event, RowLocation, bytes: string]
  duplicate: [Event, RowLocation, count: string, first: Moment, between: Span | undefined]
  /** The page has sent it already, and the tester is about to send it again. */
  displaySentBefore: [RowLocation, Moment]
  tokenOfLocation: [Event, RowLocation, token: string, owner: RowLocation]
  clickTokenInDisplay: [RowLocation, token: string]
  displayTokenInClick: [RowLocation, token: string]
  displayMetricTokenInClick: [RowLocation, token: string]
  tokenPaddingLost: [Event, RowLocation, sent: string, delivered: string]
  tokenTruncated: [Event, RowLocation, sent: string, delivered: string]
  tokenAltered: [Event, RowLocation, sent: string, delivered: string]
  tokenUnknown: [Event, RowLocation, token: string]
  /** The page's library reported that it rendered the option. */
  renderedNotNotified: [RowLocation]
  /** The page's library reported that it could not render the option, and why. */
  renderingFailed: [RowLocation, failure: string | undefined]
  notifiedRenderingFailed: [RowLocation, failure: string | undefined]
}

/** Builds a reason of the ledger, which holds whatever the protocol. */
export const reason = reasonsOf<LedgerReasons>()
