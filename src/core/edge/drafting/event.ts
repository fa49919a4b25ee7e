import type { Decision } from '../../dialect/dialect.ts'
import type { Event } from '../../dialect/event.ts'
import { isObject, member, memberText, toJson, type JsonObject } from '../../json/json.ts'
import { keepNumbers } from '../../json/writtenNumbers.ts'
import { isMetric } from '../decision.ts'

/** The event type and the proposition event type that report an event. */
export const REPORTED = {
  display: { eventType: 'decisioning.propositionDisplay', type: 'display' },
  click: { eventType: 'decisioning.propositionInteract', type: 'interact' },
} as const satisfies Record<Event, { eventType: string; type: string }>

/** Where an event has what it reports. */
export const DECISIONING = ['xdm', '_experience', 'decisioning'] as const

/** What every event of a request repeats: the library that it comes from, and the visitor. */
export interface EventFrame {
  implementationDetails?: unknown
  identityMap?: unknown
}

/**
 * The smallest event that reports these decisions: no page view and no details of the page, so that no report counts a page
 * view. `now` is ms since the epoch.
 */
export function eventOf(
  decisions: readonly Decision[],
  event: Event,
  { now, frame }: { now: number; frame: EventFrame },
): JsonObject {
  const { eventType, type } = REPORTED[event]
  const action = event === 'click' ? actionOf(decisions) : undefined
  const decisioning = {
    propositions: distinct(decisions.map(decision => propositionOf(decision, event))),
    propositionEventType: { [type]: 1 },
    ...(action !== undefined && { propositionAction: action }),
  }
  return { xdm: { eventType, ...frameOf(frame, now), _experience: { decisioning } } }
}

/** The members that all events of a request have. */
export function frameOf({ implementationDetails, identityMap }: EventFrame, now: number): JsonObject {
  return {
    timestamp: timeText(now),
    ...(identityMap !== undefined && { identityMap }),
    ...(implementationDetails !== undefined && { implementationDetails }),
  }
}

/** A time as XDM writes it; an empty text for a number that is not a time. */
export function timeText(time: number): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** A decision as events carry it: id, scope and details as delivered; for a click within content, the clicked items too. */
export function propositionOf({ raw }: Decision, event: Event): JsonObject {
  const { id, scope, scopeDetails } = isObject(raw) ? raw : {}
  const items = event === 'click' ? clickedItems(raw) : []
  return keepNumbers({ id, scope, scopeDetails, ...(items.length > 0 && { items }) }, raw)
}

/** The ids of the click metrics in a proposition that has content too; a separate proposition names the click itself. */
function clickedItems(raw: unknown): JsonObject[] {
  const items = itemsOf(raw)
  const clicks = items.filter(isMetric)
  return clicks.length === items.length ? [] : clicks.flatMap(item => (member(item, 'id') ? [{ id: item['id'] }] : []))
}

function actionOf(decisions: readonly Decision[]): JsonObject | undefined {
  const items = decisions.flatMap(({ raw }) => itemsOf(raw))
  const labels = items.flatMap(item => memberText(member(item, 'characteristics'), 'trackingLabel') || [])
  return labels[0] === undefined ? undefined : { label: labels[0] }
}

function itemsOf(raw: unknown): JsonObject[] {
  const items = member(raw, 'items')
  return Array.isArray(items) ? (items as unknown[]).filter(isObject) : []
}

/** Several rows of one proposition, such as its content and its click, are one proposition. */
function distinct(propositions: readonly JsonObject[]): JsonObject[] {
  const keyOf = ({ id, scope, scopeDetails }: JsonObject): unknown =>
    toJson([id, scope, scopeDetails], 0) ?? scopeDetails
  return [...new Map(propositions.map(one => [keyOf(one), one])).values()]
}
