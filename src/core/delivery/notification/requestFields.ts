import type { FieldAt } from '../../dialect/drafting.ts'
import type { Path } from '../../json/jsonPath.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import {
  ENVELOPE_FIELDS,
  envelopePath,
  readEnvelope,
  restoreEnvelope,
  writeEnvelope,
  type EnvelopeField,
} from './envelope.ts'
import { FIELDS, notificationAt, readField, restoreField, writeField, type Field } from './fields.ts'

/** Any field of the notification editor: of a notification, or of the request around all of them. */
export type RequestField = Field | EnvelopeField

/** Whether a field is the request's own. */
function isEnvelopeField(field: string): field is EnvelopeField {
  return (ENVELOPE_FIELDS as readonly string[]).includes(field)
}

function isField(field: string): field is Field {
  return (FIELDS as readonly string[]).includes(field)
}

/** A field's text, as people write it. */
export function readRequestField(request: NotificationRequest, { field, index }: FieldAt): string {
  if (isEnvelopeField(field)) return readEnvelope(request, field)
  return isField(field) ? readField(notificationAt(request.body, index), field) : ''
}

/** The request with a field's text written into it. */
export function writeRequestField(
  request: NotificationRequest,
  { field, index }: FieldAt,
  text: string,
): NotificationRequest {
  if (isEnvelopeField(field)) return writeEnvelope(request, field, text)
  if (!isField(field)) return request
  return { url: request.url, body: writeField(request.body, field, text, index) }
}

/** The request with a field restored from the same place of another request. */
export function restoreRequestField(
  request: NotificationRequest,
  { field, index }: FieldAt,
  from: NotificationRequest,
): NotificationRequest {
  if (isEnvelopeField(field)) return restoreEnvelope(request, field, from)
  if (!isField(field)) return request
  return { url: request.url, body: restoreField(request.body, field, notificationAt(from.body, index), index) }
}

const OF_NOTIFICATION: Partial<Record<string, Field>> = {
  id: 'id',
  type: 'type',
  timestamp: 'timestamp',
  tokens: 'tokens',
  impressionId: 'impressionId',
  parameters: 'parameters',
  profileParameters: 'profileParameters',
  order: 'order',
  product: 'product',
  address: 'address',
  mbox: 'mboxName',
  view: 'viewName',
  pageLoad: 'location',
}

/** The field that shows a place of the body; undefined if no field does. */
export function fieldAtPath(path: Path): FieldAt | undefined {
  const [first, index, name, inner] = path
  if (first === 'notifications') {
    if (typeof index !== 'number') return undefined
    const field = inner === 'state' ? 'state' : inner === 'key' ? 'viewKey' : OF_NOTIFICATION[String(name)]
    return field && { field, index }
  }
  const field = ENVELOPE_FIELDS.find(candidate => isWithin(path, envelopePath(candidate)))
  return field && { field, index: 0 }
}

function isWithin(path: Path, place: readonly string[] | undefined): boolean {
  return place !== undefined && path.length > 0 && place.every((name, at) => at >= path.length || path[at] === name)
}
