import { isObject, member, parseObject, type JsonObject } from '../../json/json.ts'

/** How the types of fatal errors begin. */
const ERROR_TYPE = 'https://ns.adobe.com/aep/errors/'

/** Whether an object has what only answers of the Edge Network have: handles with a type and a payload, or a fatal error. */
export function isEdgeAnswer(value: JsonObject): boolean {
  const { handle, type } = value
  if (!Array.isArray(handle)) return typeof type === 'string' && type.startsWith(ERROR_TYPE)
  if (handle.length === 0) return typeof value['requestId'] === 'string'
  return handle.every(one => typeof member(one, 'type') === 'string' && Array.isArray(member(one, 'payload')))
}

/** Whether an object has what only requests to the Edge Network have: an event, or several, with XDM or a query. */
export function isEdgeRequest(value: JsonObject): boolean {
  const events: unknown[] = Array.isArray(value['events']) ? value['events'] : [value['event']]
  return events.some(
    event => isObject(member(event, 'xdm')) || isObject(member(member(event, 'query'), 'personalization')),
  )
}

/** A body in a file: an object, or the text of one. */
export function edgeSideOf(value: unknown): JsonObject | undefined {
  if (isObject(value)) return value
  return typeof value === 'string' ? parseObject(value) : undefined
}
