import type { SentNotification } from '../dialect/dialect.ts'
import type { Reason } from '../dialect/reason.ts'
import { groupBy } from '../groupBy.ts'
import { isAbsent, member, memberText } from '../json/json.ts'
import { memoize } from '../memoize.ts'
import { edgeReason as reason } from './reason.ts'
import type { EdgeEvent } from './schema.ts'
import {
  propositionEventTypes,
  propositionsOf,
  reportedBy,
  typeOfEventType,
  type EdgeNotification,
} from './sentNotification.ts'

/** What is wrong with an event in itself, whatever was delivered. Events of other products than Target follow other rules. */
export function eventErrors(notification: SentNotification): Reason[] {
  const reported = reportedBy(notification)
  if (!reported || reported.provider !== undefined || !reported.isReport) return []
  return [...missingDetails(reported), ...wrongTypes(reported), ...repeated(reported)]
}

/** An id without details cannot be counted; a scope alone stands for a visit of its mbox, or for a view without content. */
function missingDetails({ raw, event, location }: EdgeNotification): Reason[] {
  const { id, scopeDetails } = raw
  if (id === undefined || !isAbsent(scopeDetails)) return []
  return [reason('scopeDetailsMissing', event, { location }, id)]
}

function wrongTypes({ edgeEvent, event, location, type }: EdgeNotification): Reason[] {
  const types = propositionEventTypes(edgeEvent)
  const { eventType = '' } = edgeEvent.xdm ?? {}
  // A site may name its own events `display` or `click`.
  const named = eventType.startsWith('decisioning.') ? typeOfEventType(eventType) : undefined
  const value = member(types, type)
  const path = `propositionEventType.${type}`
  return [
    ...(value === undefined || value === 1 ? [] : [reason('notOne', event, { location }, path, written(types, type))]),
    ...(named === undefined || value === undefined || named === type
      ? []
      : [reason('eventTypesDiffer', event, { location }, eventType, type)]),
  ]
}

/** A value as JSON writes it. */
function written(object: object, name: string): string {
  const value = member(object, name)
  return typeof value === 'string' ? JSON.stringify(value) : memberText(object, name)
}

/** The Web SDK sends only one of several propositions of one id and scope in an event. */
function repeated({ edgeEvent, raw, event, location }: EdgeNotification): Reason[] {
  const { id } = raw
  if (id === undefined || (propositionsByKey(edgeEvent).get(keyOf(raw) ?? '')?.length ?? 0) < 2) return []
  return [reason('propositionRepeated', event, { location }, id)]
}

const propositionsByKey = memoize((event: EdgeEvent) => groupBy(propositionsOf(event), keyOf))

function keyOf({ id, scope }: { id?: string | undefined; scope?: string | undefined }): string | undefined {
  return id === undefined ? undefined : JSON.stringify([id, scope])
}
