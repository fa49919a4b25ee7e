import type { Corruption, FaultContext, OpenedRequest } from '../../dialect/drafting.ts'
import { parseAddress } from '../address.ts'
import { withQueryMember } from '../../exchange/url.ts'
import { type Event } from '../../dialect/event.ts'
import { eventOfItem, eventOfType } from '../eventOf.ts'
import type { Decision } from '../../dialect/dialect.ts'
import { isSameLocation } from '../../dialect/location.ts'
import { namesLocation } from '../sentNotification.ts'
import { member, toJson, type JsonObject } from '../../json/json.ts'
import type { Row } from '../../ledger/row.ts'
import { keepNumbers } from '../../json/writtenNumbers.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { countNotifications, notificationAt, putNotification } from './fields.ts'
import { locationOf } from './follow.ts'
import { renew } from './renew.ts'

export type FaultObstacle =
  | 'noToken'
  | 'noPadding'
  | 'noState'
  | 'noOtherLocation'
  | 'noClickToken'
  | 'noDisplayToken'
  | 'noTntId'
  | 'noProperty'
  | 'noName'

export type FaultCode = (typeof FAULTS)[number]['code']

const DAY = 24 * 60 * 60 * 1000

/** Longest notification id, in characters (OpenAPI). */
const MAX_ID_LENGTH = 200

/** Every fault, in the menu's order. The API's rules for each: Delivery OpenAPI, section on notifications. */
export const FAULTS = [
  { code: 'tokenAltered', make: token(text => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)) },
  {
    code: 'tokenPaddingLost',
    make: token(text => (text.endsWith('=') ? text.replace(/=+$/, '') : undefined), 'noPadding'),
  },
  { code: 'tokenTruncated', make: token(text => text.slice(0, Math.ceil(text.length / 2))) },
  { code: 'tokenOfLocation', make: tokenOfLocation },
  { code: 'clickTokenAsDisplay', make: tokenOfOther('display', 'noClickToken') },
  { code: 'displayTokenAsClick', make: tokenOfOther('click', 'noDisplayToken') },
  { code: 'tokensMissing', make: notification(one => without(one, 'tokens')) },
  { code: 'stateAltered', make: state(text => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)) },
  { code: 'stateMissing', make: state(() => undefined) },
  { code: 'stateOfLocation', make: stateOfLocation },
  { code: 'sessionIdChanged', make: sessionIdChanged },
  { code: 'tntIdChanged', make: tntIdChanged },
  { code: 'timestampInSeconds', make: notification((one, { now }) => ({ ...one, timestamp: Math.floor(now / 1000) })) },
  { code: 'timestampOld', make: notification((one, { now }) => ({ ...one, timestamp: now - 30 * DAY })) },
  { code: 'timestampInFuture', make: notification((one, { now }) => ({ ...one, timestamp: now + 30 * DAY })) },
  { code: 'timestampMissing', make: notification(one => without(one, 'timestamp')) },
  { code: 'timestampAsText', make: notification((one, { now }) => ({ ...one, timestamp: String(now) })) },
  { code: 'nameUnknown', make: nameUnknown },
  { code: 'mboxAndView', make: mboxAndView },
  { code: 'locationMissing', make: notification(one => without(one, 'mbox', 'view', 'pageLoad')) },
  { code: 'idMissing', make: notification(one => without(one, 'id')) },
  { code: 'idTooLong', make: notification(one => ({ ...one, id: 'x'.repeat(MAX_ID_LENGTH + 1) })) },
  { code: 'idTwice', make: idTwice },
  { code: 'typeUnknown', make: notification(one => ({ ...one, type: 'hover' })) },
  { code: 'impressionIdTwice', make: impressionIdTwice },
  { code: 'beacon', make: body(whole => ({ ...whole, context: { ...objectOf(whole['context']), beacon: true } })) },
  { code: 'contextMissing', make: body(whole => without(whole, 'context')) },
  { code: 'propertyUnknown', make: propertyUnknown },
  { code: 'notJson', make: notJson },
] as const satisfies readonly { code: string; make: (context: FaultContext) => Corruption }[]

/** The request with its own ids and times, so that no earlier fault at Target affects it. */
export function freshRequest({ request: { url, body }, now, newId }: FaultContext): NotificationRequest {
  const renewed = renew(body, { now, newId, isKept: () => false })
  const list: unknown = renewed['notifications']
  if (!Array.isArray(list)) return { url, body: renewed }
  // Without its own impressionId a notification would count under the request's.
  const notifications = (list as unknown[]).map(one => ({ ...objectOf(one), impressionId: newId() }))
  return { url, body: { ...without(renewed, 'impressionId'), notifications } }
}

function body(corrupt: (body: JsonObject, context: FaultContext) => JsonObject) {
  return (context: FaultContext): Corruption => {
    const fresh = freshRequest(context)
    return requests({ url: fresh.url, body: corrupt(fresh.body, context) })
  }
}

function notification(corrupt: (one: JsonObject, context: FaultContext) => JsonObject) {
  return body((whole, context) =>
    putNotification(whole, context.index, corrupt(notificationAt(whole, context.index), context)),
  )
}

function token(corrupt: (token: string) => string | undefined, why: FaultObstacle = 'noToken') {
  return (context: FaultContext): Corruption => {
    const [first, ...more] = tokensOf(context)
    if (first === undefined) return impossible('noToken')
    const corrupted = corrupt(first)
    if (corrupted === undefined) return impossible(why)
    return notification(one => ({ ...one, tokens: [corrupted, ...more] }))(context)
  }
}

function tokenOfLocation(context: FaultContext): Corruption {
  const { type } = notificationAt(context.request.body, context.index)
  const own = new Set([...tokensOf(context), ...decisionsHere(context).map(({ token }) => token)])
  const event = eventOfType(typeof type === 'string' ? type : '')
  const other = elsewhere(context).find(
    ({ item, token }) => eventOfItem(item) === event && token !== undefined && !own.has(token),
  )
  if (other?.token === undefined) return impossible('noOtherLocation')
  const tokens = [other.token]
  return notification(one => ({ ...one, tokens }))(context)
}

/** A notification of this type with a token of the other event. */
function tokenOfOther(type: Event, why: FaultObstacle) {
  const other: Event = type === 'click' ? 'display' : 'click'
  return (context: FaultContext): Corruption => {
    const rows = context.rows.filter(({ item, token }) => eventOfItem(item) === other && token !== undefined)
    const found = here(context, rows)[0] ?? rows[0]
    if (found?.token === undefined) return impossible(why)
    const tokens = [found.token]
    return notification(one => ({ ...one, type, tokens }))(context)
  }
}

function state(corrupt: (state: string) => string | undefined) {
  return (context: FaultContext): Corruption => {
    const [name, held] = stateOf(context)
    if (name === undefined || held === undefined) return impossible('noState')
    const corrupted = corrupt(held)
    return notification(one => ({
      ...one,
      [name]:
        corrupted === undefined ? without(objectOf(one[name]), 'state') : { ...objectOf(one[name]), state: corrupted },
    }))(context)
  }
}

function stateOfLocation(context: FaultContext): Corruption {
  const [, held] = stateOf(context)
  const own = new Set([held, ...decisionsHere(context).map(row => row.state)])
  const other = elsewhere(context).find(row => row.state !== undefined && !own.has(row.state))?.state
  return other === undefined ? impossible('noOtherLocation') : state(() => other)(context)
}

function sessionIdChanged(context: FaultContext): Corruption {
  const { url, body: whole } = freshRequest(context)
  return requests({ url: withQueryMember(url, 'sessionId', context.newId()), body: whole })
}

/** A different visitor in the same cluster, so that only the visitor differs. */
function tntIdChanged(context: FaultContext): Corruption {
  const id = objectOf(context.request.body['id'])
  const tntId = id['tntId']
  if (typeof tntId !== 'string') return impossible('noTntId')
  const [, cluster = ''] = /(\.[^.]*)$/.exec(tntId) ?? []
  return body(whole => ({ ...whole, id: { ...id, tntId: context.newId() + cluster } }))(context)
}

function nameUnknown(context: FaultContext): Corruption {
  const location = locationOf(notificationAt(context.request.body, context.index))
  if (location.kind !== 'mbox' && location.kind !== 'view') return impossible('noName')
  const { kind } = location
  return notification(one => ({ ...one, [kind]: { ...objectOf(one[kind]), name: `unknown-${context.newId()}` } }))(
    context,
  )
}

function mboxAndView(context: FaultContext): Corruption {
  const location = locationOf(notificationAt(context.request.body, context.index))
  if (location.kind !== 'mbox' && location.kind !== 'view') return impossible('noName')
  const added = location.kind === 'mbox' ? 'view' : 'mbox'
  return notification(one => ({ ...one, [added]: { name: location.name } }))(context)
}

function idTwice(context: FaultContext): Corruption {
  return body(whole => {
    const one = notificationAt(whole, context.index)
    return putNotification(whole, countNotifications(whole), { ...one, impressionId: context.newId() })
  })(context)
}

/** Two sends that differ only in their ids: Target counts an impressionId once. */
function impressionIdTwice(context: FaultContext): Corruption {
  const first = freshRequest(context)
  const isKept = ({ field }: { field: string }): boolean => field === 'impressionId'
  const second = { url: first.url, body: renew(first.body, { now: context.now, newId: context.newId, isKept }) }
  return requests(first, second)
}

function propertyUnknown(context: FaultContext): Corruption {
  if (member(context.request.body['property'], 'token') === undefined) return impossible('noProperty')
  return body(whole => ({ ...whole, property: { ...objectOf(whole['property']), token: context.newId() } }))(context)
}

function notJson(context: FaultContext): Corruption {
  const fresh = freshRequest(context)
  const text = toJson(fresh.body, 0) ?? ''
  return requests({ ...fresh, text: text.slice(0, Math.floor(text.length / 2)) })
}

function tokensOf({ request, index }: FaultContext): string[] {
  const tokens: unknown = notificationAt(request.body, index)['tokens']
  const list: unknown[] = Array.isArray(tokens) ? tokens : []
  return list.filter(held => typeof held === 'string').filter(held => held !== '')
}

function stateOf({ request, index }: FaultContext): [name: string | undefined, state: string | undefined] {
  const one = notificationAt(request.body, index)
  const name = ['mbox', 'view', 'pageLoad'].find(candidate => candidate in one)
  const held = name === undefined ? undefined : member(one[name], 'state')
  return [name, typeof held === 'string' && held !== '' ? held : undefined]
}

function here({ request, index }: FaultContext, rows: readonly Row[]): Row[] {
  const location = locationOf(notificationAt(request.body, index))
  return rows.filter(row => isSameLocation(row.location, location))
}

/** The values that are right for the notification's own location. Other locations may have them too, such as one token. */
function decisionsHere(context: FaultContext): Decision[] {
  const one = notificationAt(context.request.body, context.index)
  const named = { type: one['type'], location: locationOf(one) }
  return context.rows.flatMap(({ location, decisions }) => (namesLocation(named, location) ? decisions : []))
}

/** The decisions of other locations, those of the same session first. */
function elsewhere(context: FaultContext): Row[] {
  const there = new Set(here(context, context.rows))
  const { sessionId } = parseAddress(context.request.url)
  const isOwn = ({ decisions }: Row): boolean => decisions.at(-1)?.read.visit === sessionId
  const others = context.rows.filter(row => row.decisions.length > 0 && !there.has(row))
  return [...others.filter(isOwn), ...others.filter(row => !isOwn(row))]
}

function requests(...made: OpenedRequest[]): Corruption {
  return { kind: 'requests', requests: made }
}

function impossible(why: FaultObstacle): Corruption {
  return { kind: 'not possible', why }
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function without(object: JsonObject, ...names: string[]): JsonObject {
  return keepNumbers(Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))), object)
}
