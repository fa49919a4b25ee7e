import type { Decision, SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import { includesLocation, locationKey, placeOf, type RowLocation } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import { isDated } from '../exchange/exchange.ts'
import { groupBy } from '../groupBy.ts'
import { isSameNumber } from '../json/decimal.ts'
import { textAt } from '../json/jsonPath.ts'
import { numberText } from '../json/writtenNumbers.ts'
import { memoize } from '../memoize.ts'
import { parseTntId } from './address.ts'
import { deliveryReason as reason, type ComparedMember } from './reason.ts'
import { deliveryOf, type DeliveryCall } from './read.ts'
import type { DeliveryRequest } from './schema.ts'

/** This century, in ms since the epoch. In seconds it ends long before it begins in ms. */
const CENTURY = { from: Date.UTC(2000, 0), to: Date.UTC(2100, 0) }

/** How far a timestamp may be from its request, in ms. An assumption, wide on purpose: no source documents a window. */
const FAR_OFF = 60 * 60 * 1000

/** The first values of every reason about a notification: its event and its location. */
type Subject = readonly [Event, RowLocation]

/**
 * Where a notification differs from the decision that it answers: its state, the session and visitor that
 * it came with, and its timestamp. `others` are the decisions with the notification's state, to name a foreign state's owner.
 */
export function compare(
  notification: SentNotification,
  decision: Decision,
  others: () => readonly Decision[],
): Reason[] {
  return [
    ...compareState(notification, decision, others),
    ...compareEnvelope(notification, decision),
    ...compareTimestamp(notification),
  ]
}

/** Where the notification's request differs from the call of the decision: session, visitor, stitching. */
export function compareEnvelope(notification: SentNotification, decision: Decision): Reason[] {
  const subject = subjectOf(notification, decision)
  return [
    ...compareSession(deliveryOf(notification.read), deliveryOf(decision.read), subject),
    ...compareVisitor(deliveryOf(notification.read), deliveryOf(decision.read), subject),
    ...compareSupplementalDataId(notification, decision, subject),
  ]
}

function subjectOf(notification: SentNotification, decision: Decision): Subject {
  const place = includesLocation(notification.reported, decision.location)
    ? placeOf(decision)
    : { location: notification.location }
  return [notification.event, place]
}

/** What is wrong with a display's state. `others` are all decisions of the state that it carries. */
export function compareState(
  notification: SentNotification,
  decision: Decision,
  others: () => readonly Decision[],
): Reason[] {
  const { state: delivered } = decision
  const { state: sent } = notification
  if (notification.event !== 'display' || delivered === undefined || sent === delivered) return []
  const [, place] = subjectOf(notification, decision)
  if (sent === undefined) return [reason('stateMissing', place, delivered)]
  const owners = others()
  const calls = callsByLocation(owners).get(locationKey(decision.location))
  if (calls && (calls.size > 1 || !calls.has(decision.read)))
    return [reason('stateOfOlderCall', place, sent, delivered)]
  const [owner] = owners
  if (owner) return [reason('stateOfLocation', place, sent, placeOf(owner), delivered)]
  return [reason('stateUnknown', place, sent, delivered)]
}

const callsByLocation = memoize((owners: readonly Decision[]) => {
  const groups = groupBy(owners, ({ location }) => locationKey(location))
  return new Map([...groups].map(([key, held]) => [key, new Set(held.map(({ read }) => read))]))
})

function compareSession(sent: DeliveryCall, delivered: DeliveryCall, subject: Subject): Reason[] {
  const [ofSent, ofDelivered] = [sent.address, delivered.address]
  const [inSent, inDelivered] = [sent.request, delivered.request]
  return [
    ...compareValue('sessionId', ofSent.sessionId, ofDelivered.sessionId, subject),
    ...compareClient(ofSent.client, ofDelivered.client, subject),
    ...compareValue('property', inSent?.property?.token, inDelivered?.property?.token, subject),
    ...compareEnvironment(
      numberText(sent.rawRequest, 'environmentId'),
      numberText(delivered.rawRequest, 'environmentId'),
      subject,
    ),
    ...(inDelivered?.qaMode?.token !== undefined && inSent?.qaMode === undefined
      ? [reason('qaModeDropped', ...subject, { secret: inDelivered.qaMode.token })]
      : []),
  ]
}

function compareEnvironment(sent: string | undefined, delivered: string | undefined, subject: Subject): Reason[] {
  const isSame = sent !== undefined && delivered !== undefined && isSameNumber(sent, delivered)
  return isSame ? [] : compareValue('environment', sent, delivered, subject)
}

/** SDKs send the organisation instead, so a call without a client does not name a different client. */
function compareClient(sent: string | undefined, delivered: string | undefined, subject: Subject): Reason[] {
  if (sent === undefined || delivered === undefined || sent === delivered) return []
  return [reason('clientChanged', ...subject, sent, delivered)]
}

/** A value that is missing or not the one that the token was delivered with; without the latter nothing is compared. */
function compareValue(
  name: ComparedMember,
  sent: string | undefined,
  delivered: string | undefined,
  subject: Subject,
): Reason[] {
  if (delivered === undefined || sent === delivered) return []
  if (sent === undefined) return [reason(`${name}Dropped`, ...subject, delivered)]
  return [reason(`${name}Changed`, ...subject, sent, delivered)]
}

/**
 * The id that stitches the impression to Analytics. Only of mbox and pageLoad displays by at.js, which names the client
 * in its URL: at.js requests a separate id for each view and each click, the server SDKs for each call.
 */
function compareSupplementalDataId(
  { type, location, read }: SentNotification,
  decision: Decision,
  subject: Subject,
): Reason[] {
  if (type !== 'display' || (location.kind !== 'mbox' && location.kind !== 'pageLoad')) return []
  const { address, request } = deliveryOf(read)
  if (address.client === undefined) return []
  const sent = request?.experienceCloud?.analytics?.supplementalDataId
  const delivered = deliveryOf(decision.read).request?.experienceCloud?.analytics?.supplementalDataId
  return compareValue('supplementalDataId', sent, delivered, subject)
}

/** Every visitor id that the token was requested with must be sent back with it. */
function compareVisitor(sent: DeliveryCall, delivered: DeliveryCall, subject: Subject): Reason[] {
  if (sent.request === undefined) return []
  const [inSent, inDelivered, answered] = [sent.request.id, delivered.request?.id, delivered.response?.id]
  return [
    ...compareTntId(sent, delivered, subject),
    ...compareValue(
      'marketingCloudVisitorId',
      inSent?.marketingCloudVisitorId,
      inDelivered?.marketingCloudVisitorId ?? answered?.marketingCloudVisitorId,
      subject,
    ),
    ...compareValue('thirdPartyId', inSent?.thirdPartyId, inDelivered?.thirdPartyId ?? answered?.thirdPartyId, subject),
    ...compareCustomerIds(inSent, inDelivered, subject),
  ]
}

function compareTntId(sent: DeliveryCall, delivered: DeliveryCall, subject: Subject): Reason[] {
  const tntId = sent.request?.id?.tntId
  const known = delivered.response?.id?.tntId ?? delivered.request?.id?.tntId
  if (known === undefined) return []
  if (tntId === undefined) return isKnownOtherwise(sent, delivered) ? [] : [reason('tntIdDropped', ...subject, known)]
  const [a, b] = [parseTntId(tntId), parseTntId(known)]
  if (a.visitor !== b.visitor) return [reason('tntIdChanged', ...subject, tntId, known)]
  if (a.cluster !== undefined && b.cluster !== undefined && a.cluster !== b.cluster) {
    return [reason('clusterChanged', ...subject, tntId, known)]
  }
  return []
}

/** Without a tntId Target still knows the visitor by the same Experience Cloud or third-party id. */
export function isKnownOtherwise(sent: DeliveryCall, delivered: DeliveryCall): boolean {
  return (['marketingCloudVisitorId', 'thirdPartyId'] as const).some(name => {
    const id = sent.request?.id?.[name]
    return id !== undefined && id === delivered.request?.id?.[name]
  })
}

type VisitorIds = DeliveryRequest['id']
type CustomerIds = NonNullable<NonNullable<VisitorIds>['customerIds']>

/** Most customer ids that are reported as lost or changed for one notification, and that one such sentence names. */
const MAX_CUSTOMER_IDS = 20

const customersByCode = memoize((customers: CustomerIds): ReadonlyMap<string, ReadonlySet<string>> => {
  const groups = groupBy(
    customers.filter(({ id }) => id !== undefined),
    ({ integrationCode = '' }) => integrationCode,
  )
  return new Map([...groups].map(([code, held]) => [code, new Set(held.flatMap(({ id }) => id ?? []))]))
})

/**
 * A customer id is known by its integrationCode. One that was added later is not a difference, and neither is another
 * authenticatedState: a visitor may log in or out between the two calls.
 */
function compareCustomerIds(sent: VisitorIds, delivered: VisitorIds, subject: Subject): Reason[] {
  if (!delivered?.customerIds) return []
  const ofSent = customersByCode(sent?.customerIds ?? [])
  const reasons: Reason[] = []
  for (const { integrationCode = '', id } of delivered.customerIds) {
    const found = ofSent.get(integrationCode)
    if (id === undefined || found?.has(id)) continue
    const named = [...(found ?? [])].slice(0, MAX_CUSTOMER_IDS).join(', ')
    if (!found) reasons.push(reason('customerIdDropped', ...subject, integrationCode, id))
    else reasons.push(reason('customerIdChanged', ...subject, integrationCode, named, id))
    if (reasons.length === MAX_CUSTOMER_IDS) break
  }
  return reasons
}

/** What is wrong with a notification's timestamp, in itself and against the time of its request where that is known. */
export function compareTimestamp(notification: SentNotification): Reason[] {
  const { time, location, read, index } = notification
  const timestamp = notification.raw['timestamp']
  if (typeof timestamp !== 'number') return []
  const subject = [notification.event, { location }] as const
  const isFarOff = Math.abs(timestamp - time) > FAR_OFF
  if (!isFarOff) return []
  const written = textAt(deliveryOf(read).rawRequest, ['notifications', index, 'timestamp'])
  if (timestamp < 0) return [reason('timestampNegative', ...subject, written)]
  if (isInSeconds(timestamp)) return [reason('timestampInSeconds', ...subject, written)]
  if (!isOfCentury(timestamp)) return [reason('timestampOfNoTime', ...subject, written)]
  if (!isDated(read.exchange)) return []
  const span = { span: Math.abs(timestamp - time) }
  const code = timestamp < time ? 'timestampBeforeRequest' : 'timestampAfterRequest'
  return [reason(code, ...subject, written, span)]
}

/** Whether a timestamp is in this century only when read as seconds instead of ms. */
export function isInSeconds(timestamp: number): boolean {
  return isOfCentury(timestamp * 1000)
}

function isOfCentury(timestamp: number): boolean {
  return timestamp >= CENTURY.from && timestamp < CENTURY.to
}
