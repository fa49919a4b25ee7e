import type { FieldAt, FollowContext } from '../../dialect/drafting.ts'
import type { Decision } from '../../dialect/dialect.ts'
import type { Event } from '../../dialect/event.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { isAbsent, isObject, member, type JsonObject } from '../../json/json.ts'
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
  const followed = held.map(one => {
    if (!isObject(one)) return one
    const fitting = decisionsFor(one['scope'], report, known)
    if (fitting.length === 0 || fitting.some(decision => isDetailed(one, decision))) return one
    const decision = fitting.find(({ state }) => state === one['id']) ?? (isAbsent(one['id']) ? fitting[0] : undefined)
    return decision ? propositionOf(decision, report) : one
  })
  return followed.every((one, index) => one === held[index]) ? event : withPropositions(event, followed)
}

function isDetailed(one: JsonObject, { raw }: Decision): boolean {
  return JSON.stringify(one['scopeDetails']) === JSON.stringify(member(raw, 'scopeDetails'))
}

/** The newest decisions for a scope, those of the draft's own document if it has any; the newest first. */
function decisionsFor(scope: unknown, event: Event, { rows, documentId }: FollowContext): Decision[] {
  const there = rows.filter(row => row.event === event && scopeOf(row) === scope)
  const own = there.filter(row => row.documentId === documentId)
  const newest = (own.length > 0 ? own : there).flatMap(row => newestDecision(row) ?? [])
  return newest.toSorted((a, b) => b.time - a.time)
}

function scopeOf(row: Row): unknown {
  return member(newestDecision(row)?.raw, 'scope')
}
