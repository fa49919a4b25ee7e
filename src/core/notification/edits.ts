import { isObject } from '../json.ts'
import type { NotificationRequest } from './draft.ts'
import { removeAt, setAt, type Path } from '../jsonPath.ts'

/** One change of a request: a value in its body, where undefined removes the member, or the whole URL. */
export type Edit = { in: 'body'; path: Path; value: unknown } | { in: 'url'; url: string }

/** The request with the edits made one after the other; the given request stays as it is. */
export function applyEdits(request: NotificationRequest, edits: readonly Edit[]): NotificationRequest {
  return edits.reduce(applyEdit, request)
}

function applyEdit({ url, body }: NotificationRequest, edit: Edit): NotificationRequest {
  if (edit.in === 'url') return { url: edit.url, body }
  const { path, value } = edit
  const edited = value === undefined ? removeAt(body, path) : setAt(body, path, value)
  return { url, body: isObject(edited) ? edited : {} }
}
