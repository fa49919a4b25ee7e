import type { Replacement } from '../json/jsonText.ts'
import { isObject, type JsonObject } from '../json/json.ts'
import type { NotificationRequest } from './notificationRequest.ts'
import { getAt, removeAt, setAt, setNumberAt, textAt, type Path } from '../json/jsonPath.ts'
import { isJsonNumber } from '../json/writtenNumbers.ts'

/**
 * One change of a request: a value in its body, where undefined removes the member, or the whole URL. `number` is how a
 * number is written.
 */
export type Edit = { in: 'body'; path: Path; value: unknown; number?: string } | { in: 'url'; url: string }

/** The request with the edits applied one after the other; the given request is not changed. */
export function applyEdits(request: NotificationRequest, edits: readonly Edit[]): NotificationRequest {
  return edits.reduce(applyEdit, request)
}

function applyEdit({ url, body }: NotificationRequest, edit: Edit): NotificationRequest {
  if (edit.in === 'url') return { url: edit.url, body }
  const edited = editBody(body, edit)
  return { url, body: isObject(edited) ? edited : {} }
}

function editBody(body: JsonObject, { path, value, number }: Extract<Edit, { in: 'body' }>): unknown {
  if (value === undefined) return removeAt(body, path)
  if (number !== undefined) return setNumberAt(body, path, number)
  const held = getAt(body, path)
  // A value that only changes its type keeps its digits.
  if (typeof held === 'string' && typeof value === 'number' && isJsonNumber(held.trim()) && Number(held) === value)
    return setNumberAt(body, path, held.trim())
  return setAt(body, path, typeof held === 'number' && String(held) === value ? textAt(body, path) : value)
}

/** The body with these values in their places. */
export function replace(body: JsonObject, replacements: readonly Replacement[]): JsonObject {
  return replacements.reduce<unknown>((held, { path, value }) => setAt(held, path, value), body) as JsonObject
}
