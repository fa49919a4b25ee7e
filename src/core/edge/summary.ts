import type { CallSummary, ParsedExchange } from '../dialect/dialect.ts'
import type { Location } from '../dialect/location.ts'
import { edgeOf, type EdgeCall } from './read.ts'
import type { EdgeEvent } from './schema.ts'
import { locationOfScope } from './scope.ts'
import { edgeNotificationsOf, propositionsOf, typeOf, typeOfEventType } from './sentNotification.ts'

/** A call in a few words: the types of its events, and the scopes and surfaces that it requests or reports. */
export function summarise(read: ParsedExchange): CallSummary {
  const call = edgeOf(read)
  const requested = call.events.flatMap(requestedBy)
  const reported = edgeNotificationsOf(read).map(({ location }) => location)
  return { kinds: kindsOf(call, requested), locations: [...requested, ...reported] }
}

/** The locations that an event requests decisions for. */
function requestedBy({ query }: EdgeEvent): Location[] {
  const { decisionScopes = [], surfaces = [] } = query?.personalization ?? {}
  return [...decisionScopes, ...surfaces].map(scope => locationOfScope(scope))
}

function kindsOf(call: EdgeCall, requested: readonly Location[]): string[] {
  const named = call.events.flatMap(namesOf)
  const action = call.address.action ?? ''
  const kinds = named.length > 0 ? named : action === '' ? [] : [action]
  // An answer without requested scopes may still bring something.
  return requested.length > 0 || named.length > 0 ? kinds : [...kinds, ...(call.response?.types ?? [])]
}

/** The type of an event, and what it reports of its propositions; a type that is defined for those adds nothing. */
function namesOf(event: EdgeEvent): string[] {
  const { eventType = '' } = event.xdm ?? {}
  const named = eventType === '' ? [] : [eventType]
  if (propositionsOf(event).length === 0) return named
  return typeOfEventType(eventType) === undefined ? [...named, typeOf(event)] : [typeOf(event)]
}
