import type { Begun, BeginContext, Drafting, FieldKind, JsonGuide, VisitField } from '../dialect/drafting.ts'
import { member } from '../json/json.ts'
import { newestDecision, sendableType, type Row } from '../ledger/row.ts'
import { FORMATS } from './code-generation/formats.ts'
import { accountOf, countingOf } from './counting.ts'
import { DELIVERY_GUIDE } from './knownMembers.ts'
import { readMboxCookie } from '../target-cookie/mboxCookie.ts'
import { difference } from './notification/difference.ts'
import { buildNotification } from './notification/draft.ts'
import { ENVELOPE_FIELDS, type EnvelopeField } from './notification/envelope.ts'
import { FAULTS } from './notification/faults.ts'
import { FIELDS, fieldsOf, LOCATIONS, notificationsIn } from './notification/fields.ts'
import { follow, followersOf, locationOf } from './notification/follow.ts'
import { lint } from './notification/lint.ts'
import { pagesOwn } from '../dialect/pagesOwn.ts'
import { PRESETS } from './notification/presets.ts'
import { looksFresh, renewals } from './notification/renew.ts'
import {
  fieldAtPath,
  readRequestField,
  restoreRequestField,
  writeRequestField,
  type RequestField,
} from './notification/requestFields.ts'
import { requestUrl } from './notification/requestUrl.ts'
import { sdkResult } from './sdkResult.ts'
import { deliverySdk } from './send-notifications/serverSdk.ts'

const PAIRS = { hint: 'pairs', isLong: true }
const JSON_OBJECT = { hint: 'json', isLong: true }

const KINDS: Partial<Record<RequestField, Omit<FieldKind, 'name'>>> = {
  type: { choices: ['display', 'click'] },
  location: { choices: LOCATIONS },
  timestamp: { time: 'ms' },
  state: { isLong: true },
  tokens: { hint: 'tokens', isLong: true },
  parameters: PAIRS,
  profileParameters: PAIRS,
  order: { hint: 'order' },
  product: { hint: 'product' },
  address: PAIRS,
  url: { isLong: true },
  customerIds: { hint: 'customerIds', isLong: true },
  logging: { choices: ['', 'server_side', 'client_side'] },
  qaMode: JSON_OBJECT,
  context: JSON_OBJECT,
}

const MBOX_COOKIE: VisitField = {
  name: 'mboxCookie',
  after: 'locationHint' satisfies EnvelopeField,
  read: (text, now) => {
    const { session, visitor } = readMboxCookie(text, now)
    const parts = [['sessionId', session] as const, ['tntId', visitor] as const]
    return parts.flatMap(([field, part]) =>
      part ? [{ field, value: { value: part.value, doubt: part.isExpired ? 'expired' : undefined } }] : [],
    )
  },
}

const GUIDE: JsonGuide = { start: 'notifications', folded: 'context', ...DELIVERY_GUIDE }

/** How requests of the Delivery API are written by hand. */
export const deliveryDrafting: Drafting = {
  begin,
  renewals,
  looksFresh,
  notificationsIn,
  withNotifications: (body, notifications) => ({ ...body, notifications }),
  duplicate: (notification, newId) => ({
    ...notification,
    id: newId(),
    ...('impressionId' in notification ? { impressionId: newId() } : {}),
  }),
  nameOf: notification => {
    const type = member(notification, 'type')
    return { type: typeof type === 'string' && type !== '' ? type : undefined, location: locationOf(notification) }
  },
  fields: FIELDS.map(kindOf),
  requestFields: ENVELOPE_FIELDS.map(kindOf),
  hasField: (notification, field) => fieldsOf(notification).some(known => known === field),
  readField: readRequestField,
  writeField: writeRequestField,
  restoreField: restoreRequestField,
  follow,
  followersOf,
  fieldAt: place => (place.in === 'url' ? { field: 'url' satisfies EnvelopeField, index: 0 } : fieldAtPath(place.path)),
  visitField: MBOX_COOKIE,
  check: lint,
  presets: PRESETS.map(({ code }) => code),
  preset: (code, context) => PRESETS.find(preset => preset.code === code)?.make(context),
  faults: FAULTS.map(({ code }) => code),
  fault: (code, context) =>
    FAULTS.find(fault => fault.code === code)?.make(context) ?? { kind: 'requests', requests: [] },
  serverSdk: deliverySdk,
  formats: FORMATS,
  json: GUIDE,
  goodOutcome: 'Acknowledged',
  countsIn: request => countingOf(accountOf(request)),
  pagesOwn,
  differences: (own, pages, decisions) => difference(own, pages, { decisions }),
  resultsOf: read => {
    const result = sdkResult(read)
    return result ? [result] : []
  },
}

function kindOf(name: RequestField): FieldKind {
  return { name, ...KINDS[name] }
}

function begin(row: Row, { calls, sessionFor, now, newId }: BeginContext): Begun | undefined {
  const decision = newestDecision(row)
  const type = sendableType(row)
  if (!decision || !type) return undefined
  const [requestId, notificationId, impressionId] = [newId(), newId(), newId()]
  const fresh = { requestId, notificationId, impressionId, timestamp: now }
  const sessionId = sessionFor(decision.read.exchange.documentId)
  const destination = requestUrl(decision, calls, { sessionId, now })
  const { session, visitor } = destination.visit ?? {}
  return {
    opened: buildNotification(decision, type, fresh, destination),
    read: decision.read,
    doubts: [session, visitor].flatMap(part => (part?.doubt ? [part] : [])),
  }
}
