import type { Event } from '../dialect/event.ts'
import type { RowLocation } from '../dialect/location.ts'
import { reasonsOf, type Cause } from '../dialect/reason.ts'

type Changed = [Event, RowLocation, sent: string, delivered: string]

export interface EdgeReasons {
  eventRefused: [Event, RowLocation, status: string, message: string | undefined]
  /** The answer reports an error for the event, or for no event in particular. */
  eventError: [Event, RowLocation, error: string]
  callError: [Event, RowLocation, error: string]
  /** It names another service, which does not count for Target. */
  otherServiceError: [Event, RowLocation, error: string]
  answerWithoutHandle: [Event, RowLocation, status: string]
  eventAnswerCut: [Event, RowLocation]
  eventAnswerUnreadable: [Event, RowLocation]
  eventUnanswered: [Event, RowLocation, Cause]
  scopeDetailsMissing: [Event, RowLocation, id: string]
  scopeDetailsStringified: [Event, RowLocation]
  scopeDetailsAltered: [Event, RowLocation, path: string, sent: string, delivered: string]
  propositionIdChanged: Changed
  propositionIdMissing: [Event, RowLocation, delivered: string]
  propositionRepeated: [Event, RowLocation, id: string]
  notOne: [Event, RowLocation, path: string, value: string]
  eventTypesDiffer: [Event, RowLocation, eventType: string, propositionEventType: string]
  decisionOfOlderAnswer: [RowLocation, sent: string, delivered: string]
  ecidChanged: Changed
  datastreamChanged: Changed
  propertyOverrideChanged: Changed
  propertyOverrideDropped: [Event, RowLocation, delivered: string]
  propertyOverrideAdded: [Event, RowLocation, sent: string]
  locationHintChanged: Changed
  /** The page's own script may hold an answer that its server fetched. */
  mayBeAppliedResponse: [RowLocation]
  /** The Web SDK displays this content only when the page's code asks for it. */
  displayedByPage: [RowLocation]
  /** The Web SDK keeps the display of what it rendered if the page asks for that. */
  mayBeQueued: [RowLocation]
  /** Bugs of the Web SDK's version that look like this. */
  displaysLeftOut: [RowLocation, version: string]
  customCodeOnce: [RowLocation, version: string]
  emptyPropositions: [RowLocation, version: string]
}

/** Builds a reason that only the Edge Network knows. */
export const edgeReason = reasonsOf<EdgeReasons>()
