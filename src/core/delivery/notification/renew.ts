import { replace } from '../../dialect/edits.ts'
import type { RenewOptions, FieldAt } from '../../dialect/drafting.ts'
import { isObject, member, type JsonObject } from '../../json/json.ts'
import { getAt, type Path } from '../../json/jsonPath.ts'
import type { Replacement } from '../../json/jsonText.ts'
import { fieldAtPath } from './requestFields.ts'

const HOUR = 3_600_000

/**
 * The changes to a body that is resent: fresh ids and the current time, where it has them. With the old impressionId
 * Target would count nothing, and with the old id the two answers could not be distinguished.
 */
export function renewals(body: JsonObject, { now, newId, isKept }: RenewOptions): Replacement[] {
  return renewable(body).flatMap(path => {
    const at = fieldAtPath(path)
    if (at && isKept(at, getAt(body, path))) return []
    return [{ path, value: path.at(-1) === 'timestamp' ? now : newId() }]
  })
}

/** The body with its renewals applied. */
export function renew(body: JsonObject, options: RenewOptions): JsonObject {
  return replace(body, renewals(body, options))
}

/**
 * Whether a value looks as if it was made for a send at `sentAt` (ms since the epoch): an id of 32 hexadecimal digits, a
 * time in ms within an hour. Any other value was chosen on purpose.
 */
export function looksFresh({ field }: FieldAt, value: unknown, sentAt: number): boolean {
  if (field === 'timestamp') return typeof value === 'number' && Math.abs(value - sentAt) <= HOUR
  return typeof value === 'string' && /^[\da-f]{32}$/i.test(value)
}

function renewable(body: JsonObject): Path[] {
  const list: unknown = member(body, 'notifications')
  const notifications = Array.isArray(list) ? (list as unknown[]) : []
  return [
    ...pathsOf(body, [], ['requestId', 'impressionId']),
    ...notifications.flatMap((one, index) =>
      pathsOf(one, ['notifications', index], ['id', 'impressionId', 'timestamp']),
    ),
  ]
}

/** In the object's order. */
function pathsOf(object: unknown, path: Path, names: readonly string[]): Path[] {
  if (!isObject(object)) return []
  return Object.keys(object).flatMap(name => (names.includes(name) ? [[...path, name]] : []))
}
