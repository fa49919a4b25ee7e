import { parseAddress, withHost, withQueryMember } from '../delivery/address.ts'
import { isObject, member, parseJson, type JsonObject } from '../json.ts'
import type { NotificationRequest } from './draft.ts'

/** The fields of the request around its notifications. `locationHint` and `host` are two views of one thing. */
export const ENVELOPE_FIELDS = [
  'url',
  'host',
  'locationHint',
  'sessionId',
  'tntId',
  'thirdPartyId',
  'marketingCloudVisitorId',
  'customerIds',
  'property',
  'environmentId',
  'supplementalDataId',
  'logging',
  'qaMode',
  'preview',
  'traceToken',
  'requestId',
  'requestImpressionId',
  'context',
] as const
export type EnvelopeField = (typeof ENVELOPE_FIELDS)[number]

/** Where a field's member stands in the body, and how people write it. */
const MEMBERS = {
  tntId: { path: ['id', 'tntId'], as: 'text' },
  thirdPartyId: { path: ['id', 'thirdPartyId'], as: 'text' },
  marketingCloudVisitorId: { path: ['id', 'marketingCloudVisitorId'], as: 'text' },
  customerIds: { path: ['id', 'customerIds'], as: 'customer ids' },
  property: { path: ['property', 'token'], as: 'text' },
  environmentId: { path: ['environmentId'], as: 'number' },
  supplementalDataId: { path: ['experienceCloud', 'analytics', 'supplementalDataId'], as: 'text' },
  logging: { path: ['experienceCloud', 'analytics', 'logging'], as: 'text' },
  qaMode: { path: ['qaMode'], as: 'json' },
  preview: { path: ['preview', 'token'], as: 'text' },
  traceToken: { path: ['trace', 'authorizationToken'], as: 'text' },
  requestId: { path: ['requestId'], as: 'text' },
  requestImpressionId: { path: ['impressionId'], as: 'text' },
  context: { path: ['context'], as: 'json' },
} as const satisfies Partial<Record<EnvelopeField, { path: readonly string[]; as: Writing }>>

type Writing = 'text' | 'number' | 'json' | 'customer ids'
type BodyField = keyof typeof MEMBERS

/** Where a field of the envelope stands in the body; undefined for the parts of the URL. */
export function envelopePath(field: EnvelopeField): readonly string[] | undefined {
  return isOfBody(field) ? MEMBERS[field].path : undefined
}

/** A field's text. A member that is not of the API's shape is shown as JSON. */
export function readEnvelope({ url, body }: NotificationRequest, field: EnvelopeField): string {
  if (isOfBody(field)) {
    const { path, as } = MEMBERS[field]
    const value = path.reduce<unknown>(member, body)
    return as === 'customer ids' ? customerLines(value) : show(value)
  }
  const { host, cluster, sessionId } = parseAddress(url)
  return { url, host, locationHint: cluster, sessionId }[field] ?? ''
}

/**
 * The request with a field's text written into it; an empty text removes the member, and what held nothing else. A
 * location hint leads to the sticky edge host `mboxedgeNN.tt.omtrdc.net`, none to that of the client.
 */
export function writeEnvelope(request: NotificationRequest, field: EnvelopeField, text: string): NotificationRequest {
  const { url, body } = request
  if (isOfBody(field)) {
    const { path, as } = MEMBERS[field]
    const held = path.reduce<unknown>(member, body)
    return { url, body: setMember(body, path, parse(as, text, held)) }
  }
  return { url: writeUrl(url, field, text), body }
}

/** The request with a field put back to what another request holds: the member itself, not only its text. */
export function restoreEnvelope(
  request: NotificationRequest,
  field: EnvelopeField,
  from: NotificationRequest,
): NotificationRequest {
  const { url, body } = request
  if (isOfBody(field)) {
    const { path } = MEMBERS[field]
    return { url, body: setMember(body, path, path.reduce<unknown>(member, from.body)) }
  }
  if (field === 'sessionId') return { url: restoreSessionId(url, from.url), body }
  return { url: field === 'url' ? from.url : withHost(url, parseAddress(from.url).host ?? ''), body }
}

function writeUrl(url: string, field: Exclude<EnvelopeField, BodyField>, text: string): string {
  switch (field) {
    case 'url':
      return text
    case 'host':
      return withHost(url, text.replaceAll(/[\s/?#]/g, ''))
    case 'locationHint':
      return withHost(url, hintedHost(url, text.replaceAll(/\D/g, '')))
    case 'sessionId':
      return withQueryMember(url, 'sessionId', text === '' ? undefined : text)
  }
}

/** The place in the query is the old one, too, unless more was changed. */
function restoreSessionId(url: string, from: string): string {
  const without = (text: string): string => withQueryMember(text, 'sessionId', undefined)
  return without(url) === without(from) ? from : withQueryMember(url, 'sessionId', parseAddress(from).sessionId)
}

function hintedHost(url: string, hint: string): string {
  const { host = '', client } = parseAddress(url)
  if (hint !== '') return `mboxedge${hint}.tt.omtrdc.net`
  return client === undefined ? host : `${client}.tt.omtrdc.net`
}

function isOfBody(field: EnvelopeField): field is BodyField {
  return Object.hasOwn(MEMBERS, field)
}

/** Sets a member in its place; with no value it goes, and so does each object that held nothing else. */
function setMember(object: JsonObject, path: readonly string[], value: unknown): JsonObject {
  const [name = '', ...inner] = path
  const held = isObject(object[name]) ? object[name] : undefined
  const set = inner.length === 0 ? value : setInner(held, inner, value)
  if (set !== undefined) return { ...object, [name]: set }
  if (inner.length > 0 && Object.hasOwn(object, name) && held === undefined) return object
  const { [name]: _, ...rest } = object
  return rest
}

function setInner(held: JsonObject | undefined, path: readonly string[], value: unknown): JsonObject | undefined {
  if (held === undefined && value === undefined) return undefined
  const set = setMember(held ?? {}, path, value)
  return Object.keys(set).length === 0 ? undefined : set
}

function parse(as: Writing, text: string, held: unknown): unknown {
  if (text.trim() === '') return undefined
  switch (as) {
    case 'text':
      return text
    case 'number':
      return /^-?\d+$/.test(text.trim()) && Number.isSafeInteger(Number(text)) ? Number(text) : text
    case 'json': {
      const parsed = parseJson(text)
      return parsed.kind === 'json' && isObject(parsed.value) ? parsed.value : text
    }
    case 'customer ids':
      return parseCustomerIds(text, held)
  }
}

/** One customer id a line: `integrationCode = id, authenticatedState`. */
function customerLines(value: unknown): string {
  return Array.isArray(value) ? value.map(customerLine).join('\n') : show(value)
}

function customerLine(value: unknown): string {
  if (!isObject(value)) return show(value)
  const { integrationCode, id, authenticatedState } = value
  const state = authenticatedState === undefined ? '' : `, ${show(authenticatedState)}`
  return `${show(integrationCode)} = ${show(id)}${state}`
}

/** A line that says what was held stays what was held, its other members too. */
function parseCustomerIds(text: string, held: unknown): unknown[] {
  const list: readonly unknown[] = Array.isArray(held) ? held : []
  const known = new Map(list.map(value => [customerLine(value).trim(), value]))
  const lines = text.split('\n').map(line => line.trim())
  return lines.filter(line => line !== '').map(line => known.get(line) ?? parseCustomerId(line))
}

function parseCustomerId(line: string): JsonObject {
  const at = line.indexOf('=')
  const [code, rest] = at < 0 ? ['', line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
  const [, id = rest, state] = /^([^]*?)\s*,\s*(\w+)$/.exec(rest) ?? []
  return {
    id,
    ...(at < 0 ? {} : { integrationCode: code }),
    ...(state === undefined ? {} : { authenticatedState: state }),
  }
}

function show(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
