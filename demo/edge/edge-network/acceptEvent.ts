import { arrayOf } from '../arrayOf.ts'
import type { Counter } from '../createCounter.ts'
import { isObject } from '../../../src/core/json/json.ts'
import { locationKey, type Location } from '../location.ts'
import type { PropositionIndex } from './propositionIndex.ts'
import { locationOfScope } from './scope.ts'

type Fields = Record<string, unknown>

type EventType = 'display' | 'click'

/** The events of messages in apps, which count neither. */
const OTHER_TYPES = ['dismiss', 'trigger', 'suppressDisplay']

type Reported = EventType | 'other' | undefined

/**
 * Counts the propositions that an event reports as displayed or clicked, each that is as it was delivered. The others are
 * listed as refused; the Edge Network's answer does not show them.
 */
export function acceptEvent(event: Fields, index: PropositionIndex, counter: Counter): void {
  const decisioning = decisioningOf(event)
  const reported = reportedBy(event, decisioning)
  for (const proposition of arrayOf(decisioning?.propositions) ?? []) {
    if (reported === 'other') continue
    acceptProposition(isObject(proposition) ? proposition : {}, reported, { index, counter })
  }
}

function acceptProposition(
  { id, scope, scopeDetails }: Fields,
  type: EventType | undefined,
  { index, counter }: { index: PropositionIndex; counter: Counter },
): void {
  const location = locationOf(scope, scopeDetails)
  const refuse = (reason: string): void =>
    counter.refuse({ id: typeof id === 'string' ? id : '', location: locationKey(location), reason })
  if (type === undefined) return refuse('the event names neither display nor interact')
  if (location === undefined) return refuse('scope is missing')
  // A view without offers, and what at.js calls trackEvent.
  if (id === undefined && !hasToken(scopeDetails)) {
    return counter.count({ type, location, tokens: [], impressionId: undefined })
  }
  const known = index.find(id, scope, scopeDetails)
  if (typeof known === 'string') return refuse(known)
  const token = type === 'display' ? known.displayToken : known.clickToken
  if (token === undefined) return refuse(WRONG_STEP[type])
  counter.count({ type, location: known.location, tokens: [token], impressionId: undefined })
}

const WRONG_STEP = {
  display: 'the token is that of a click, a display needs that of a display',
  click: 'the token is that of a display, an interact needs that of a click',
}

function reportedBy({ xdm }: Fields, decisioning: Fields | undefined): Reported {
  const types = isObject(decisioning?.propositionEventType) ? decisioning.propositionEventType : undefined
  if (types?.display === 1) return 'display'
  if (types?.interact === 1) return 'click'
  if (types !== undefined && OTHER_TYPES.some(type => types[type] === 1)) return 'other'
  const eventType = isObject(xdm) ? xdm.eventType : undefined
  if (eventType === 'decisioning.propositionDisplay' || eventType === 'display') return 'display'
  return eventType === 'decisioning.propositionInteract' || eventType === 'click' ? 'click' : undefined
}

function decisioningOf({ xdm }: Fields): Fields | undefined {
  const experience = isObject(xdm) ? xdm._experience : undefined
  const decisioning = isObject(experience) ? experience.decisioning : undefined
  return isObject(decisioning) ? decisioning : undefined
}

function locationOf(scope: unknown, scopeDetails: unknown): Location | undefined {
  if (typeof scope !== 'string' || scope === '') return undefined
  return locationOfScope(scope, characteristicsOf(scopeDetails).scopeType === 'view')
}

function hasToken(scopeDetails: unknown): boolean {
  const { eventToken, eventTokens } = characteristicsOf(scopeDetails)
  return eventToken !== undefined || eventTokens !== undefined
}

function characteristicsOf(scopeDetails: unknown): Fields {
  const characteristics = isObject(scopeDetails) ? scopeDetails.characteristics : undefined
  return isObject(characteristics) ? characteristics : {}
}
