import { readMember, restoreMember, writeMember, type MemberField } from '../../dialect/memberField.ts'
import type { JsonObject } from '../../json/json.ts'
import { DECISIONING } from './event.ts'
import { itemsField, propositionsField, tokensField, type CompoundField } from './propositionFields.ts'

/** The fields of an event, by the member that each shows. */
export const EVENT_FIELDS = [
  'propositionEventType',
  'eventType',
  'propositions',
  'tokens',
  'items',
  'actionLabel',
  'actionTokens',
  'viewName',
  'parameters',
  'identityMap',
  'timestamp',
] as const
export type EventField = (typeof EVENT_FIELDS)[number]

const MEMBERS: Partial<Record<EventField, MemberField>> = {
  propositionEventType: { path: [...DECISIONING, 'propositionEventType'], as: 'only name' },
  eventType: { path: ['xdm', 'eventType'], as: 'text' },
  actionLabel: { path: [...DECISIONING, 'propositionAction', 'label'], as: 'text' },
  actionTokens: { path: [...DECISIONING, 'propositionAction', 'tokens'], as: 'lines' },
  viewName: { path: ['xdm', 'web', 'webPageDetails', 'viewName'], as: 'text' },
  parameters: { path: ['data', '__adobe', 'target'], as: 'pairs' },
  identityMap: { path: ['xdm', 'identityMap'], as: 'json' },
  timestamp: { path: ['xdm', 'timestamp'], as: 'text' },
}

const COMPOUND: Partial<Record<EventField, CompoundField>> = {
  propositions: propositionsField,
  tokens: tokensField,
  items: itemsField,
}

/** Where a field's member is in an event; undefined for the fields of propositions. */
export function eventFieldPath(field: EventField): readonly string[] | undefined {
  return MEMBERS[field]?.path
}

/** A field's text. A member of another kind is shown as JSON. */
export function readEventField(event: JsonObject, field: EventField): string {
  const member = MEMBERS[field]
  return member ? readMember(event, member) : (COMPOUND[field]?.read(event) ?? '')
}

/** The event with a field's text written into it; an empty text removes the member, an unchanged one changes nothing. */
export function writeEventField(event: JsonObject, field: EventField, text: string): JsonObject {
  if (readEventField(event, field) === text) return event
  const member = MEMBERS[field]
  return member ? writeMember(event, member, text) : (COMPOUND[field]?.write(event, text) ?? event)
}

/** The event with a field restored from another event: the member itself, not only its text. */
export function restoreEventField(event: JsonObject, field: EventField, from: JsonObject): JsonObject {
  const member = MEMBERS[field]
  return member ? restoreMember(event, member.path, from) : (COMPOUND[field]?.restore(event, from) ?? event)
}
