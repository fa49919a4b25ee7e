import { parseAddress } from '../address.ts'
import { withHost, withQueryMember } from '../../exchange/url.ts'
import { setMember } from '../../dialect/setMember.ts'
import { isObject, type JsonObject, member, memberText, parseObject } from '../../json/json.ts'
import { isJsonNumber, keepNumbers, numberText, putNumber } from '../../json/writtenNumbers.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'

/** The fields of the request around its notifications. `locationHint` and `host` are two views of the same value. */
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

/** Where a field's member is in the body, and how it is written in the field. */
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

/** Where a field of the envelope is in the body; undefined for the parts of the URL. */
export function envelopePath(field: EnvelopeField): readonly string[] | undefined {
  return isOfBody(field) ? MEMBERS[field].path : undefined
}

/** A field's text. A member that does not have the API's shape is shown as JSON. */
export function readEnvelope({ url, body }: NotificationRequest, field: EnvelopeField): string {
  if (isOfBody(field)) {
    const { path, as } = MEMBERS[field]
    const [holder, name] = holderOf(body, path)
    return as === 'customer ids' ? customerLines(holder, name) : memberText(holder, name)
  }
  const { host, cluster, sessionId } = parseAddress(url)
  return { url, host, locationHint: cluster, sessionId }[field] ?? ''
}

/**
 * The request with a field's text written into it; an empty text removes the member and any parent that is
 * empty then. A location hint sets the sticky edge host `mboxedgeNN.tt.omtrdc.net`, an empty one the client's host.
 */
export function writeEnvelope(request: NotificationRequest, field: EnvelopeField, text: string): NotificationRequest {
  const { url, body } = request
  if (isOfBody(field)) {
    const { path, as } = MEMBERS[field]
    const held = path.reduce<unknown>(member, body)
    const number = text.trim()
    if (as === 'number' && (isWhole(number) || number === numberText(body, path[0])))
      return { url, body: putNumber(body, path[0], number) }
    return { url, body: setMember(body, path, parse(as, text, held)) }
  }
  return { url: writeUrl(url, field, text), body }
}

/** The request with a field restored from another request: the member itself, not only its text. */
export function restoreEnvelope(
  request: NotificationRequest,
  field: EnvelopeField,
  from: NotificationRequest,
): NotificationRequest {
  const { url, body } = request
  if (isOfBody(field)) {
    const { path } = MEMBERS[field]
    const restored = setMember(body, path, path.reduce<unknown>(member, from.body))
    return { url, body: keepNumbers(restored, from.body, key => (key === path[0] ? key : undefined)) }
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

/** The place in the query is restored too, unless more was changed. */
function restoreSessionId(url: string, from: string): string {
  const without = (text: string): string => withQueryMember(text, 'sessionId', undefined)
  return without(url) === without(from) ? from : withQueryMember(url, 'sessionId', parseAddress(from).sessionId)
}

function hintedHost(url: string, hint: string): string {
  const { host = '', client } = parseAddress(url)
  if (hint !== '') return `mboxedge${hint}.tt.omtrdc.net`
  return client === undefined ? host : `${client}.tt.omtrdc.net`
}

/** The parent of the member at a path, and the member's name. */
function holderOf(body: JsonObject, path: readonly string[]): [holder: unknown, name: string] {
  return [path.slice(0, -1).reduce<unknown>(member, body), path.at(-1) ?? '']
}

/** An id has neither a fraction nor an exponent. */
function isWhole(number: string): boolean {
  return /^-?\d+$/.test(number) && isJsonNumber(number)
}

function isOfBody(field: EnvelopeField): field is BodyField {
  return Object.hasOwn(MEMBERS, field)
}

function parse(as: Writing, text: string, held: unknown): unknown {
  if (text.trim() === '') return undefined
  switch (as) {
    case 'text':
    case 'number':
      return text
    case 'json':
      return parseObject(text) ?? text
    case 'customer ids':
      return parseCustomerIds(text, held)
  }
}

/** One customer id a line: `integrationCode = id, authenticatedState`. */
function customerLines(holder: unknown, name: string): string {
  const value = member(holder, name)
  if (!Array.isArray(value)) return memberText(holder, name)
  return value.map((_, index) => customerLine(value, index)).join('\n')
}

function customerLine(list: readonly unknown[], index: number): string {
  const value = list[index]
  if (!isObject(value)) return memberText(list, index)
  const state = value['authenticatedState'] === undefined ? '' : `, ${memberText(value, 'authenticatedState')}`
  return `${memberText(value, 'integrationCode')} = ${memberText(value, 'id')}${state}`
}

/** A line that is unchanged keeps its customer id, other members included. */
function parseCustomerIds(text: string, held: unknown): unknown[] {
  const list: readonly unknown[] = Array.isArray(held) ? held : []
  const known = new Map(list.map((value, index) => [customerLine(list, index).trim(), value]))
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
