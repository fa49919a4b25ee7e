import { isObject, member, type JsonObject } from '../../json/json.ts'
import { removeAt, type Path } from '../../json/jsonPath.ts'
import { isVersion2 } from './sendUrl.ts'

/** The events of a request's body, whatever they hold: `events`, or `event` in version 2 of the service. */
export function eventsIn(body: JsonObject): readonly unknown[] {
  const list = member(body, 'events')
  if (Array.isArray(list)) return list
  const one = member(body, 'event')
  return one === undefined ? [] : [one]
}

/** An event of a body; an empty one if this place has none. */
export function eventAt(body: JsonObject, index: number): JsonObject {
  const event = eventsIn(body)[index]
  return isObject(event) ? event : {}
}

/** The path of an event in a body. */
export function eventPath(body: JsonObject, index: number): Path {
  return isSingle(body) ? ['event'] : ['events', index]
}

/** The body with these events in the place of its own; a single one stays in the member `event`. */
export function withEvents(body: JsonObject, events: readonly unknown[]): JsonObject {
  if (isSingle(body) && events.length === 1) return { ...body, event: events[0] }
  const { event: _, ...rest } = body
  return 'event' in body ? { events, ...rest } : { ...body, events }
}

/** The body without its events. */
export function withoutEvents(body: JsonObject): JsonObject {
  return removeAt(removeAt(body, ['events']), ['event']) as JsonObject
}

/** The body with another event in this place; the places before it are filled. */
export function putEvent(body: JsonObject, index: number, event: JsonObject): JsonObject {
  const list = eventsIn(body)
  const filled = Array.from({ length: Math.max(list.length, index + 1) }, (_, at) => (at in list ? list[at] : {}))
  return withEvents(body, filled.with(index, event))
}

/** A body without events with these, in the form of the URL's version of the service. */
export function putEvents(body: JsonObject, events: readonly JsonObject[], url: string): JsonObject {
  return isVersion2(url) && events.length === 1 ? { event: events[0], ...body } : { events, ...body }
}

function isSingle(body: JsonObject): boolean {
  return !Array.isArray(member(body, 'events')) && member(body, 'event') !== undefined
}
