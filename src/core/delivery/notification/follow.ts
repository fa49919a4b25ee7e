import type { FollowContext, FieldAt } from '../../dialect/drafting.ts'
import { parseTntId, parseAddress } from '../address.ts'
import { eventOfItem, eventOfType } from '../eventOf.ts'
import { rankOf, isSameLocation, type Location } from '../../dialect/location.ts'
import { isAbsent, member, type JsonObject } from '../../json/json.ts'
import type { Row } from '../../ledger/row.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { writeEnvelope } from './envelope.ts'
import { notificationAt, putNotification, readField, restoreField, writeField, type Field } from './fields.ts'

const LOCATING: ReadonlySet<string> = new Set<Field>(['type', 'location', 'mboxName', 'viewName'])

/** The fields that follow a field, and are restored with it. */
export function followersOf(field: string): readonly Field[] {
  return LOCATING.has(field) ? ['state', 'tokens'] : []
}

/**
 * The request after a field was written, with the fields that depend on it: the tokens and the state of a location
 * and a type are those that were delivered there (a click carries a metric's token and no state, as at.js sends
 * it); the sticky edge host is that of the tntId's cluster. Fields that the tester wrote stay.
 */
export function follow(request: NotificationRequest, written: FieldAt, known: FollowContext): NotificationRequest {
  if (written.field === 'tntId') return followTntId(request, known)
  if (!LOCATING.has(written.field)) return request
  const notification = notificationAt(request.body, written.index)
  const delivered = rowsAt(locationOf(notification), known)
  if (delivered.length === 0) return request
  const untouched = (field: Field): boolean => !known.isTouched({ field, index: written.index })
  const followed = [
    ...(untouched('tokens') ? [(held: JsonObject) => followTokens(held, delivered, known.opened)] : []),
    ...(untouched('state') ? [(held: JsonObject) => followState(held, delivered)] : []),
  ].reduce((held, step) => step(held), notification)
  return { url: request.url, body: putNotification(request.body, written.index, followed) }
}

/** The location that a notification names, whatever else is wrong with it. */
export function locationOf(notification: JsonObject): Location {
  const [mbox, view] = [member(notification, 'mbox'), member(notification, 'view')]
  if (!isAbsent(mbox)) return { kind: 'mbox', name: textOf(member(mbox, 'name')) }
  if (!isAbsent(view)) return { kind: 'view', name: textOf(member(view, 'name')) }
  return { kind: isAbsent(member(notification, 'pageLoad')) ? 'none' : 'pageLoad' }
}

function rowsAt(location: Location, { rows, documentId, rank = 0 }: FollowContext): Row[] {
  const there = rows.filter(row => row.decisions.length > 0 && isSameLocation(row.location, location))
  const own = there.filter(row => row.documentId === documentId)
  const newest = there.at(-1)?.documentId
  const ofDocument = own.length > 0 ? own : there.filter(row => row.documentId === newest)
  const ofRank = ofDocument.filter(row => rankOf(row) === rank)
  return ofRank.length > 0 ? ofRank : ofDocument
}

function followTokens(notification: JsonObject, rows: readonly Row[], opened: JsonObject = {}): JsonObject {
  const event = eventOfType(textOf(notification['type']))
  const fitting = rows.filter(({ item }) => eventOfItem(item) === event)
  const tokens = [...new Set(fitting.flatMap(({ token }) => token ?? []))]
  const held = tokensOf(notification)
  if (tokens.length === 0 || (held.length > 0 && held.every(token => tokens.includes(token)))) return notification
  const meant = tokensOf(opened).filter(token => tokens.includes(token))
  const fit = meant.length > 0 ? meant : tokens
  // at.js reports each click separately: a notification carries the token of one metric.
  return { ...notification, tokens: event === 'click' ? fit.slice(0, 1) : fit }
}

function tokensOf(notification: JsonObject): string[] {
  return readField(notification, 'tokens')
    .split('\n')
    .filter(token => token !== '')
}

function followState(notification: JsonObject, rows: readonly Row[]): JsonObject {
  const state = notification['type'] === 'click' ? undefined : rows.find(row => row.state !== undefined)?.state
  const body = { notifications: [notification] }
  const changed = state === undefined ? restoreField(body, 'state', {}) : writeField(body, 'state', state)
  return notificationAt(changed, 0)
}

function followTntId(request: NotificationRequest, known: FollowContext): NotificationRequest {
  const isTouched = (['url', 'host', 'locationHint'] as const).some(field => known.isTouched({ field, index: 0 }))
  const tntId = member(member(request.body, 'id'), 'tntId')
  const { cluster } = parseTntId(textOf(tntId))
  const { cluster: ofHost } = parseAddress(request.url)
  if (isTouched || cluster === undefined || ofHost === undefined || cluster === ofHost) return request
  return writeEnvelope(request, 'locationHint', cluster)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
