import type { FieldAt, FollowContext } from '../../dialect/drafting.ts'
import type { Decision } from '../../dialect/dialect.ts'
import type { Event } from '../../dialect/event.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { groupBy } from '../../groupBy.ts'
import { isAbsent, isObject, member, toJson, type JsonObject } from '../../json/json.ts'
import { newestDecision, type Row } from '../../ledger/row.ts'
import { typeOfEventType } from '../sentNotification.ts'
import { propositionOf, REPORTED } from './event.ts'
import { readEventField, writeEventField, type EventField } from './eventFields.ts'
import { eventAt, putEvent } from './events.ts'
import { propositionsIn, reportOf, withPropositions } from './propositionFields.ts'

const FOLLOWERS: Partial<Record<string, readonly EventField[]>> = {
  propositionEventType: ['eventType', 'propositions', 'tokens', 'items'],
  eventType: ['propositionEventType', 'propositions', 'tokens', 'items'],
  propositions: ['tokens', 'items'],
}

/** The fields that follow a field, and are restored with it. */
export function edgeFollowersOf(field: string): readonly EventField[] {
  return FOLLOWERS[field] ?? []
}

/**
 * The request after a field was written: the two types of an event follow each other, and its propositions are those
 * that were delivered for their scopes and the type. Fields that the tester wrote stay.
 */
export function followEdge(request: NotificationRequest, written: FieldAt, known: FollowContext): NotificationRequest {
  const followers = FOLLOWERS[written.field]
  if (!followers) return request
  const isFree = (field: EventField): boolean => !known.isTouched({ field, index: written.index })
  const event = eventAt(request.body, written.index)
  const typed = followTypes(event, written.field, isFree)
  const isOfPropositions = written.field === 'propositions' || isFree('propositions')
  const followed = isOfPropositions && isFree('tokens') ? followPropositions(typed, known) : typed
  return followed === event ? request : { url: request.url, body: putEvent(request.body, written.index, followed) }
}

/** A type that the site chose itself stays. */
function followTypes(event: JsonObject, written: string, isFree: (field: EventField) => boolean): JsonObject {
  const [eventType, type] = [readEventField(event, 'eventType'), readEventField(event, 'propositionEventType')]
  if (written === 'propositionEventType') {
    const isOwn = eventType !== '' && typeOfEventType(eventType) === undefined
    const standard = Object.values(REPORTED).find(reported => reported.type === type)?.eventType
    return isOwn || standard === undefined || !isFree('eventType')
      ? event
      : writeEventField(event, 'eventType', standard)
  }
  const named = written === 'eventType' ? typeOfEventType(eventType) : undefined
  const isReport = Object.values(REPORTED).some(reported => reported.type === named)
  if (named === undefined || !isReport || !isFree('propositionEventType')) return event
  return writeEventField(event, 'propositionEventType', named)
}

/** A proposition that was delivered for this event stays; any other becomes the one that was delivered for its scope. */
function followPropositions(event: JsonObject, known: FollowContext): JsonObject {
  const report = reportOf(event)
  const held = propositionsIn(event)
  const deliveredFor = findDelivered(report, known)
  const followed = held.map(one => {
    if (!isObject(one)) return one
    const { newest, byId, details } = deliveredFor(one['scope'])
    if (!newest || details.has(detailsText(one))) return one
    const decision = byId.get(one['id']) ?? (isAbsent(one['id']) ? newest : undefined)
    return decision ? propositionOf(decision, report) : one
  })
  return followed.every((one, index) => one === held[index]) ? event : withPropositions(event, followed)
}

/** What was delivered for a scope and an event: the newest decision, the newest of each id, and the details of all. */
interface Delivered {
  newest: Decision | undefined
  byId: ReadonlyMap<unknown, Decision>
  details: ReadonlySet<string>
}

/** Finds what was delivered for scopes and an event, in the draft's own document if that has any of a scope. */
function findDelivered(event: Event, { rows, documentId }: FollowContext): (scope: unknown) => Delivered {
  const ofEvent = rows.filter(row => row.event === event)
  const byScope = groupBy(ofEvent, scopeOf)
  const known = new Map<unknown, Delivered>()
  return scope => {
    const there = (typeof scope === 'string' && byScope.get(scope)) || []
    const found = known.get(scope) ?? toDelivered(there, documentId)
    known.set(scope, found)
    return found
  }
}

function toDelivered(there: readonly Row[], documentId: string | undefined): Delivered {
  const own = there.filter(row => row.documentId === documentId)
  const decisions = (own.length > 0 ? own : there).flatMap(row => newestDecision(row) ?? [])
  const newestFirst = decisions.toSorted((a, b) => b.time - a.time)
  return {
    newest: newestFirst[0],
    byId: new Map(newestFirst.toReversed().map(decision => [decision.state, decision])),
    details: new Set(decisions.map(({ raw }) => detailsText(raw))),
  }
}

function detailsText(proposition: unknown): string {
  return toJson(member(proposition, 'scopeDetails'), 0) ?? ''
}

function scopeOf(row: Row): string | undefined {
  const scope = member(newestDecision(row)?.raw, 'scope')
  return typeof scope === 'string' ? scope : undefined
}
