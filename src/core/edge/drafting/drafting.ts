import type { SentNotification } from '../../dialect/dialect.ts'
import type { Begun, BeginContext, Drafting, FieldKind, JsonGuide } from '../../dialect/drafting.ts'
import { pagesOwn } from '../../dialect/pagesOwn.ts'
import { memberText, type JsonObject } from '../../json/json.ts'
import { getAt } from '../../json/jsonPath.ts'
import { newestDecision, sendableType, type Row } from '../../ledger/row.ts'
import { locationOfScope } from '../scope.ts'
import { envelopeFor, requestOf } from './build.ts'
import { check } from './check.ts'
import { EDGE_FORMATS } from './code-generation/formats.ts'
import { edgeAccountOf, edgeCountingOf } from './counting.ts'
import { edgeDifference } from './difference.ts'
import { eventOf } from './event.ts'
import { EVENT_FIELDS, readEventField, type EventField } from './eventFields.ts'
import { eventsIn, withEvents } from './events.ts'
import { EDGE_FAULTS } from './faults.ts'
import { followEdge, edgeFollowersOf } from './follow.ts'
import { EDGE_GUIDE } from './guide.ts'
import { webSdkInstance } from './pageInstance.ts'
import { EDGE_PRESETS } from './presets.ts'
import { propositionsIn } from './propositionFields.ts'
import { edgeLooksFresh, edgeRenewals, renewUrl } from './renew.ts'
import {
  edgeFieldAt,
  readEdgeField,
  REQUEST_FIELDS,
  restoreEdgeField,
  writeEdgeField,
  type EdgeRequestField,
} from './requestFields.ts'

const ONE_PER_LINE = { hint: 'tokens', isLong: true }
const JSON_OBJECT = { hint: 'json', isLong: true }

const KINDS: Partial<Record<EventField | EdgeRequestField, Omit<FieldKind, 'name'>>> = {
  propositionEventType: { choices: ['display', 'interact', 'dismiss', 'trigger', 'suppressDisplay', ''] },
  propositions: { hint: 'propositions', isLong: true },
  tokens: ONE_PER_LINE,
  items: ONE_PER_LINE,
  actionTokens: ONE_PER_LINE,
  parameters: { hint: 'pairs', isLong: true },
  identityMap: JSON_OBJECT,
  timestamp: { time: 'ISO 8601' },
  url: { isLong: true },
  configOverrides: JSON_OBJECT,
  metaState: JSON_OBJECT,
}

const GUIDE: JsonGuide = { start: 'events', folded: 'meta', ...EDGE_GUIDE }

/** How requests to the Edge Network are written by hand. The events of a request are its notifications. */
export const edgeDrafting: Drafting = {
  begin,
  renewals: edgeRenewals,
  renewUrl,
  looksFresh: edgeLooksFresh,
  notificationsIn: eventsIn,
  withNotifications: withEvents,
  duplicate: event => event,
  nameOf,
  fields: EVENT_FIELDS.map(kindOf),
  requestFields: REQUEST_FIELDS.map(kindOf),
  hasField: () => true,
  readField: readEdgeField,
  writeField: writeEdgeField,
  restoreField: restoreEdgeField,
  follow: followEdge,
  followersOf: edgeFollowersOf,
  fieldAt: place =>
    place.in === 'url' ? { field: 'url' satisfies EdgeRequestField, index: 0 } : edgeFieldAt(place.path),
  check,
  presets: EDGE_PRESETS.map(({ code }) => code),
  preset: (code, context) => EDGE_PRESETS.find(preset => preset.code === code)?.make(context),
  faults: EDGE_FAULTS.map(({ code }) => code),
  fault: (code, context) =>
    EDGE_FAULTS.find(fault => fault.code === code)?.make(context) ?? { kind: 'requests', requests: [] },
  pageInstance: webSdkInstance,
  formats: EDGE_FORMATS,
  json: GUIDE,
  goodOutcome: 'Accepted',
  countsIn: request => edgeCountingOf(edgeAccountOf(request)),
  pagesOwn: (own, rows) => pagesOwn(own, rows, other => isOfOneProposition(own, other)),
  differences: edgeDifference,
  resultsOf: () => [],
}

function kindOf(name: EventField | EdgeRequestField): FieldKind {
  return { name, ...KINDS[name] }
}

function begin(row: Row, { calls, now, newId }: BeginContext): Begun | undefined {
  const decision = newestDecision(row)
  const event = sendableType(row)
  if (!decision || !event) return undefined
  const envelope = envelopeFor(decision, calls, newId)
  const opened = requestOf(envelope, [eventOf([decision], event, { now, frame: envelope.frame })])
  return { opened, read: decision.read, doubts: [] }
}

/** A scope has several propositions: only those with the id or a token of the tester's report the same. */
function isOfOneProposition(own: SentNotification, other: SentNotification): boolean {
  return other.state === own.state || other.tokens.some(token => own.tokens.includes(token))
}

/** What an event reports, and the location of its first proposition. */
function nameOf(event: JsonObject): ReturnType<Drafting['nameOf']> {
  const type = readEventField(event, 'propositionEventType') || readEventField(event, 'eventType')
  const [first] = propositionsIn(event)
  const scope = memberText(first, 'scope')
  const scopeType = getAt(first, ['scopeDetails', 'characteristics', 'scopeType'])
  return {
    type: type === '' ? undefined : type,
    location: scope === '' ? { kind: 'none' } : locationOfScope(scope, scopeType),
  }
}
