import type { FieldAt } from '../../dialect/drafting.ts'
import { readMember, restoreMember, writeMember, type MemberField } from '../../dialect/memberField.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { splitUrl, withHost, withQueryMember } from '../../exchange/url.ts'
import type { Path } from '../../json/jsonPath.ts'
import {
  EVENT_FIELDS,
  eventFieldPath,
  readEventField,
  restoreEventField,
  writeEventField,
  type EventField,
} from './eventFields.ts'
import { eventAt, putEvent } from './events.ts'
import { datastreamMember } from './sendUrl.ts'

/** The fields of the request around its events. */
export const REQUEST_FIELDS = [
  'url',
  'host',
  'datastream',
  'requestId',
  'property',
  'configOverrides',
  'metaState',
] as const
export type EdgeRequestField = (typeof REQUEST_FIELDS)[number]

/** Where a request names another property than its datastream's. */
export const PROPERTY_OVERRIDE = ['meta', 'configOverrides', 'com_adobe_target', 'propertyToken'] as const

const MEMBERS = {
  property: { path: PROPERTY_OVERRIDE, as: 'text' },
  configOverrides: { path: ['meta', 'configOverrides'], as: 'json' },
  metaState: { path: ['meta', 'state'], as: 'json' },
} as const satisfies Partial<Record<EdgeRequestField, MemberField>>

type BodyField = keyof typeof MEMBERS
type UrlField = Exclude<EdgeRequestField, BodyField>

/** A field's text, as people write it. */
export function readEdgeField({ url, body }: NotificationRequest, { field, index }: FieldAt): string {
  if (isEventField(field)) return readEventField(eventAt(body, index), field)
  if (isBodyField(field)) return readMember(body, MEMBERS[field])
  return isUrlField(field) ? readUrl(url, field) : ''
}

/** The request with a field's text written into it; an unchanged text changes nothing. */
export function writeEdgeField(request: NotificationRequest, at: FieldAt, text: string): NotificationRequest {
  const { field, index } = at
  if (readEdgeField(request, at) === text) return request
  const { url, body } = request
  if (isEventField(field))
    return { url, body: putEvent(body, index, writeEventField(eventAt(body, index), field, text)) }
  if (isBodyField(field)) return { url, body: writeMember(body, MEMBERS[field], text) }
  return isUrlField(field) ? { url: writeUrl(url, field, text), body } : request
}

/** The request with a field restored from the same place of another request. */
export function restoreEdgeField(
  request: NotificationRequest,
  { field, index }: FieldAt,
  from: NotificationRequest,
): NotificationRequest {
  const { url, body } = request
  if (isEventField(field)) {
    return {
      url,
      body: putEvent(body, index, restoreEventField(eventAt(body, index), field, eventAt(from.body, index))),
    }
  }
  if (isBodyField(field)) return { url, body: restoreMember(body, MEMBERS[field].path, from.body) }
  return isUrlField(field) ? { url: restoreUrl(url, field, from.url), body } : request
}

/** The field that shows a place of the body; undefined if no field does. */
export function edgeFieldAt(path: Path): FieldAt | undefined {
  const [first, second] = path
  const isList = first === 'events' && typeof second === 'number'
  if (isList || first === 'event') {
    const [index, inner] = isList ? [second, path.slice(2)] : [0, path.slice(1)]
    const field = eventFieldAt(inner)
    return field && { field, index }
  }
  const field = REQUEST_FIELDS.find(name => isBodyField(name) && isWithin(path, MEMBERS[name].path))
  return field && { field, index: 0 }
}

/** The tokens' field shows the details of propositions too. */
function eventFieldAt(path: Path): EventField | undefined {
  const at = path.indexOf('propositions')
  if (at === 3) {
    const [, , name] = path.slice(at)
    return name === 'scopeDetails' ? 'tokens' : name === 'items' ? 'items' : 'propositions'
  }
  return EVENT_FIELDS.find(field => isWithin(path, eventFieldPath(field)))
}

function isWithin(path: Path, place: readonly string[] | undefined): boolean {
  return place !== undefined && path.length >= place.length && place.every((name, at) => path[at] === name)
}

function readUrl(url: string, field: UrlField): string {
  const { base, query } = splitUrl(url)
  switch (field) {
    case 'url':
      return url
    case 'host':
      return /^(?:[a-z]+:)?\/\/([^/]*)/i.exec(base)?.[1] ?? ''
    case 'datastream':
      return query.get(datastreamMember(url)) ?? ''
    case 'requestId':
      return query.get('requestId') ?? ''
  }
}

function writeUrl(url: string, field: UrlField, text: string): string {
  if (field === 'url') return text
  if (field === 'host') return withHost(url, text.replaceAll(/[\s/?#]/g, ''))
  const name = field === 'datastream' ? datastreamMember(url) : field
  return withQueryMember(url, name, text === '' ? undefined : text)
}

/** The place in the query is restored too, unless more was changed. */
function restoreUrl(url: string, field: UrlField, from: string): string {
  if (field === 'url' || writeUrl(url, field, '') === writeUrl(from, field, '')) return from
  return writeUrl(url, field, readUrl(from, field))
}

function isEventField(field: string): field is EventField {
  return (EVENT_FIELDS as readonly string[]).includes(field)
}

function isBodyField(field: string): field is BodyField {
  return Object.hasOwn(MEMBERS, field)
}

function isUrlField(field: string): field is UrlField {
  return !isBodyField(field) && (REQUEST_FIELDS as readonly string[]).includes(field)
}
