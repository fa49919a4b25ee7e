import type { ParsedExchange, SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import { locationKey, type Location } from '../dialect/location.ts'
import { isObject, member, type JsonObject } from '../json/json.ts'
import { memoize } from '../memoize.ts'
import { providerOf } from './decision.ts'
import { edgeOf, type EdgeCall } from './read.ts'
import type { EdgeEvent } from './schema.ts'
import { locationOfScope } from './scope.ts'
import { tokenIn } from './tokens.ts'

type SentProposition = NonNullable<
  NonNullable<NonNullable<NonNullable<EdgeEvent['xdm']>['_experience']>['decisioning']>['propositions']
>[number]

/** One proposition that an event of a request reports. */
export interface EdgeNotification extends SentNotification {
  raw: SentProposition & JsonObject
  /** Its event, and that event's index in the request. */
  edgeEvent: EdgeEvent
  eventIndex: number
  /** Journey Optimizer's or another provider's; undefined for Target's. */
  provider: string | undefined
  /** It reports a display or an interaction, not what only other products count. */
  isReport: boolean
}

/** The propositions that the events of a request report, in its order. Made once per exchange. */
export const edgeNotificationsOf = memoize((read: ParsedExchange): readonly EdgeNotification[] => {
  const call = edgeOf(read)
  const found = call.events.flatMap((event, at) =>
    propositionsOf(event).map(proposition => fromProposition({ read, call, event, at }, proposition)),
  )
  return found.map((notification, index) => ({ ...notification, index }))
})

/** The propositions that an event names. */
export function propositionsOf({ xdm }: EdgeEvent): readonly SentProposition[] {
  return xdm?._experience?.decisioning?.propositions ?? []
}

interface EventOfCall {
  read: ParsedExchange
  call: EdgeCall
  event: EdgeEvent
  at: number
}

function fromProposition({ read, call, event: edgeEvent, at }: EventOfCall, raw: SentProposition): EdgeNotification {
  const { id, scope = '', scopeDetails } = raw
  const type = typeOf(edgeEvent)
  const event = eventOfType(type)
  const provider = providerOf(raw as { scopeDetails: JsonObject })
  const isReport = REPORTS.has(type)
  const location = locationOfScope(scope, member(member(scopeDetails, 'characteristics'), 'scopeType'))
  // Only the tokens of Target's own events are in the ledger.
  const token = provider === undefined && isReport ? tokenIn(scopeDetails, event) : undefined
  const { requestId } = call.address
  return {
    read,
    index: 0,
    time: read.time,
    event,
    type,
    location,
    reported: isObject(scopeDetails) ? [location] : [location, { kind: 'view', name: scope }],
    isDisplay: event === 'display' && isReport && id !== undefined,
    // A view shown again after another view, or at another URL, is a new showing.
    showing: showingOf(location, edgeEvent),
    id: undefined,
    tokens: token === undefined ? [] : [token],
    state: id,
    // Every attempt of one request has its id.
    countId: requestId === undefined ? undefined : call.events.length === 1 ? requestId : `${requestId}/${at}`,
    raw,
    edgeEvent,
    eventIndex: at,
    provider,
    isReport,
  }
}

function showingOf(location: Location, { xdm }: EdgeEvent): string | undefined {
  if (location.kind !== 'view') return undefined
  return `${locationKey(location)} ${xdm?.web?.webPageDetails?.URL ?? ''}`
}

/** The types of events that report Target's content. */
const REPORTS: ReadonlySet<string> = new Set(['display', 'interact'])

const OF_EVENT_TYPE: ReadonlyMap<string, string> = new Map([
  ['decisioning.propositionDisplay', 'display'],
  ['decisioning.propositionInteract', 'interact'],
  ['decisioning.propositionDismiss', 'dismiss'],
  ['decisioning.propositionTrigger', 'trigger'],
  ['decisioning.propositionSuppressDisplay', 'suppressDisplay'],
  // Versions of the Web SDK before the present names.
  ['display', 'display'],
  ['click', 'interact'],
])

/** What an event type that is defined for propositions stands for; undefined for any other: the site chooses those. */
export function typeOfEventType(eventType: string | undefined): string | undefined {
  return OF_EVENT_TYPE.get(eventType ?? '')
}

/** The proposition event types that an event names. */
export function propositionEventTypes({ xdm }: EdgeEvent): JsonObject {
  const types = xdm?._experience?.decisioning?.propositionEventType
  return isObject(types) ? types : {}
}

/**
 * What an event reports of its propositions: by its proposition event type, else by its event type. The site may choose
 * the event type: with any other, or none, propositions are displayed.
 */
export function typeOf(event: EdgeEvent): string {
  const types = Object.keys(propositionEventTypes(event))
  return types.find(type => REPORTS.has(type)) ?? types[0] ?? typeOfEventType(event.xdm?.eventType) ?? 'display'
}

function eventOfType(type: string): Event {
  return type === 'interact' ? 'click' : 'display'
}

/** The same notification with all that is read of it. */
export function reportedBy({ read, index }: SentNotification): EdgeNotification | undefined {
  return edgeNotificationsOf(read)[index]
}
