import type { Corruption, FaultContext, OpenedRequest } from '../../dialect/drafting.ts'
import type { Decision } from '../../dialect/dialect.ts'
import type { Event } from '../../dialect/event.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { replace } from '../../dialect/edits.ts'
import { withQueryMember } from '../../exchange/url.ts'
import { isObject, toJson, type JsonObject } from '../../json/json.ts'
import { getAt, removeAt, setAt, type Path } from '../../json/jsonPath.ts'
import { newestDecision } from '../../ledger/row.ts'
import { DECISIONING, propositionOf, REPORTED, timeText } from './event.ts'
import { eventAt, putEvent } from './events.ts'
import { propositionsIn, reportOf, tokenPath, withPropositions } from './propositionFields.ts'
import { edgeRenewals, renewUrl } from './renew.ts'
import { PROPERTY_OVERRIDE } from './requestFields.ts'
import { datastreamMember, toUuid } from './sendUrl.ts'

export type EdgeFaultObstacle =
  | 'noToken'
  | 'noScopeDetails'
  | 'noOtherLocation'
  | 'noClickToken'
  | 'noDisplayToken'
  | 'noIdentity'
  | 'noProperty'

export type EdgeFaultCode = (typeof EDGE_FAULTS)[number]['code']

const DAY = 24 * 60 * 60 * 1000

const TYPES: Path = [...DECISIONING, 'propositionEventType']

/** Every fault, in the menu's order. */
export const EDGE_FAULTS = [
  { code: 'tokenAltered', make: token(text => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)) },
  { code: 'tokenTruncated', make: token(text => text.slice(0, Math.ceil(text.length / 2))) },
  { code: 'tokenOfLocation', make: tokenOfLocation },
  { code: 'clickTokenAsDisplay', make: tokenOfOther('display', 'noClickToken') },
  { code: 'displayTokenAsClick', make: tokenOfOther('click', 'noDisplayToken') },
  { code: 'scopeDetailsMissing', make: proposition(one => removeAt(one, ['scopeDetails'])) },
  { code: 'scopeDetailsAsText', make: scopeDetailsAsText },
  { code: 'propositionIdMissing', make: proposition(one => removeAt(one, ['id'])) },
  { code: 'propositionIdAltered', make: proposition((one, { newId }) => setAt(one, ['id'], `AT:${newId()}`)) },
  { code: 'scopeUnknown', make: proposition((one, { newId }) => setAt(one, ['scope'], `unknown-${newId()}`)) },
  { code: 'propositionTwice', make: propositionTwice },
  { code: 'propositionsMissing', make: event(one => removeAt(one, [...DECISIONING, 'propositions'])) },
  { code: 'eventTypeMissing', make: event(one => removeAt(one, ['xdm', 'eventType'])) },
  { code: 'eventTypesDiffer', make: event(eventTypesDiffer) },
  { code: 'propositionEventTypeMissing', make: event(one => removeAt(one, TYPES)) },
  { code: 'propositionEventTypeAsText', make: event(one => setAt(one, TYPES, { [typeIn(one)]: '1' })) },
  { code: 'timestampOld', make: event((one, { now }) => setAt(one, ['xdm', 'timestamp'], timeText(now - 30 * DAY))) },
  {
    code: 'timestampInFuture',
    make: event((one, { now }) => setAt(one, ['xdm', 'timestamp'], timeText(now + 30 * DAY))),
  },
  { code: 'timestampMissing', make: event(one => removeAt(one, ['xdm', 'timestamp'])) },
  { code: 'timestampAsNumber', make: event((one, { now }) => setAt(one, ['xdm', 'timestamp'], now)) },
  { code: 'visitorAbsent', make: visitorAbsent },
  { code: 'datastreamUnknown', make: datastream(newId => toUuid(newId())) },
  { code: 'datastreamMissing', make: datastream(() => undefined) },
  { code: 'propertyUnknown', make: propertyUnknown },
  { code: 'requestIdTwice', make: requestIdTwice },
  { code: 'collect', make: collect },
  { code: 'notJson', make: notJson },
] as const satisfies readonly { code: string; make: (context: FaultContext) => Corruption }[]

/** The request with its own id and the current time, so that no earlier fault affects it. */
export function freshEdgeRequest({ request: { url, body }, now, newId }: FaultContext): NotificationRequest {
  const options = { now, newId, isKept: () => false }
  return { url: renewUrl(url, options), body: replace(body, edgeRenewals(body, options)) }
}

function event(corrupt: (one: JsonObject, context: FaultContext) => unknown) {
  return (context: FaultContext): Corruption => {
    const { url, body } = freshEdgeRequest(context)
    const corrupted = corrupt(eventAt(body, context.index), context)
    return requests({ url, body: putEvent(body, context.index, isObject(corrupted) ? corrupted : {}) })
  }
}

/** Corrupts the first proposition. */
function proposition(corrupt: (one: JsonObject, context: FaultContext) => unknown) {
  return (context: FaultContext): Corruption => {
    const first = firstOf(context)
    if (!first) return impossible('noScopeDetails')
    return event(one => withFirst(one, corrupt(first, context)))(context)
  }
}

function withFirst(one: JsonObject, first: unknown): JsonObject {
  return withPropositions(one, [first, ...propositionsIn(one).slice(1)])
}

function firstOf({ request, index }: FaultContext): JsonObject | undefined {
  const [first] = propositionsIn(eventAt(request.body, index))
  return isObject(first) ? first : undefined
}

function token(corrupt: (token: string) => string) {
  return (context: FaultContext): Corruption => {
    const held = tokenOf(context)
    if (!held) return impossible('noToken')
    return proposition(one => setAt(one, held.path, corrupt(held.token)))(context)
  }
}

function tokenOf(context: FaultContext): { token: string; path: Path } | undefined {
  const details = firstOf(context)?.['scopeDetails']
  const path = tokenPath(details, reportIn(context))
  const held = getAt(details, path)
  return typeof held === 'string' && held !== '' ? { token: held, path: ['scopeDetails', ...path] } : undefined
}

function reportIn({ request, index }: FaultContext): Event {
  return reportOf(eventAt(request.body, index))
}

function typeIn(one: JsonObject): string {
  return REPORTED[reportOf(one)].type
}

/** The token of another scope's decision for the same event. */
function tokenOfLocation(context: FaultContext): Corruption {
  const held = tokenOf(context)
  if (!held) return impossible('noToken')
  const scope = firstOf(context)?.['scope']
  const own = new Set(
    decisions(context, reportIn(context))
      .filter(one => scopeOf(one) === scope)
      .map(tokenIn),
  )
  const other = decisions(context, reportIn(context)).find(one => scopeOf(one) !== scope && !own.has(tokenIn(one)))
  if (!other) return impossible('noOtherLocation')
  return proposition(one => setAt(one, held.path, other.token))(context)
}

/** An event of this type with a proposition for the other one. */
function tokenOfOther(type: Event, why: EdgeFaultObstacle) {
  const other: Event = type === 'click' ? 'display' : 'click'
  return (context: FaultContext): Corruption => {
    const all = decisions(context, other)
    const scope = firstOf(context)?.['scope']
    const found = all.find(one => scopeOf(one) === scope) ?? all[0]
    if (!found) return impossible(why)
    return event(one => {
      const { eventType, type: name } = REPORTED[type]
      const typed = setAt(setAt(one, ['xdm', 'eventType'], eventType), TYPES, { [name]: 1 })
      const details = withOnlyToken(propositionOf(found, other), other, found)
      return isObject(typed) ? withPropositions(typed, [details]) : one
    })(context)
  }
}

/** Details with a token for each event would hold the right one too. */
function withOnlyToken(one: JsonObject, event: Event, { token }: Decision): unknown {
  const path = tokenPath(one['scopeDetails'], event)
  if (path.at(-1) === 'eventToken') return one
  const place = ['scopeDetails', ...path.slice(0, -1)]
  return setAt(removeAt(one, place), ['scopeDetails', ...path.slice(0, -2), 'eventToken'], token)
}

function decisions({ rows }: FaultContext, event: Event): Decision[] {
  return rows
    .filter(row => row.event === event && row.token !== undefined)
    .flatMap(row => newestDecision(row) ?? [])
    .filter(({ raw }) => getAt(raw, ['scopeDetails']) !== undefined)
}

function scopeOf({ raw }: Decision): unknown {
  return getAt(raw, ['scope'])
}

function tokenIn({ token }: Decision): string | undefined {
  return token
}

function scopeDetailsAsText(context: FaultContext): Corruption {
  const details = firstOf(context)?.['scopeDetails']
  if (!isObject(details)) return impossible('noScopeDetails')
  return proposition(one => setAt(one, ['scopeDetails'], toJson(details, 0)))(context)
}

function propositionTwice(context: FaultContext): Corruption {
  const first = firstOf(context)
  if (!first) return impossible('noScopeDetails')
  return event(one => withPropositions(one, [...propositionsIn(one), first]))(context)
}

function eventTypesDiffer(one: JsonObject): unknown {
  const other = reportOf(one) === 'click' ? REPORTED.display : REPORTED.click
  const typed = getAt(one, TYPES) === undefined ? setAt(one, TYPES, { [typeIn(one)]: 1 }) : one
  return setAt(typed, ['xdm', 'eventType'], other.eventType)
}

/** Without identity the Edge Network makes a new visitor. */
function visitorAbsent(context: FaultContext): Corruption {
  const { url, body } = freshEdgeRequest(context)
  const place: Path = ['meta', 'state', 'entries']
  const map = getAt(eventAt(body, context.index), ['xdm', 'identityMap'])
  if (map === undefined && getAt(body, place) === undefined && getAt(body, ['xdm']) === undefined)
    return impossible('noIdentity')
  const without = [place, ['xdm', 'identityMap']].reduce<unknown>(removeAt, body)
  const one = removeAt(eventAt(body, context.index), ['xdm', 'identityMap'])
  return requests({ url, body: putEvent(without as JsonObject, context.index, one as JsonObject) })
}

function datastream(value: (newId: () => string) => string | undefined) {
  return (context: FaultContext): Corruption => {
    const { url, body } = freshEdgeRequest(context)
    return requests({ url: withQueryMember(url, datastreamMember(url), value(context.newId)), body })
  }
}

function propertyUnknown(context: FaultContext): Corruption {
  if (getAt(context.request.body, PROPERTY_OVERRIDE) === undefined) return impossible('noProperty')
  const { url, body } = freshEdgeRequest(context)
  return requests({ url, body: setAt(body, PROPERTY_OVERRIDE, toUuid(context.newId())) as JsonObject })
}

/** Two sends with one request id, as a retry has it. */
function requestIdTwice(context: FaultContext): Corruption {
  const first = freshEdgeRequest(context)
  return requests(first, first)
}

/** To `collect`, which has no answer to read. */
function collect(context: FaultContext): Corruption {
  const { url, body } = freshEdgeRequest(context)
  return requests({ url: url.replace(/\/interact(?=\?|$)/, '/collect'), body })
}

function notJson(context: FaultContext): Corruption {
  const fresh = freshEdgeRequest(context)
  const text = toJson(fresh.body, 0) ?? ''
  return requests({ ...fresh, text: text.slice(0, Math.floor(text.length / 2)) })
}

function requests(...made: OpenedRequest[]): Corruption {
  return { kind: 'requests', requests: made }
}

function impossible(why: EdgeFaultObstacle): Corruption {
  return { kind: 'not possible', why }
}
