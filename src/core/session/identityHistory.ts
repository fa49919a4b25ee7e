import { parseTntId } from '../delivery/address.ts'
import { compareTexts } from '../compareTexts.ts'
import { groupBy } from '../groupBy.ts'
import { isDated, isOwnSend } from '../exchange/exchange.ts'
import { isApart, isImported } from '../exchange/imported.ts'
import { numberText } from '../json/writtenNumbers.ts'
import type { ParsedExchange } from '../delivery/read.ts'
import type { DeliveryRequest } from '../delivery/schema.ts'

/** The fields that identify a visit to Target, by the API's names. */
export const IDENTITY_FIELDS = [
  'tntId',
  'sessionId',
  'cluster',
  'edgeHost',
  'marketingCloudVisitorId',
  'thirdPartyId',
  'customerIds',
  'supplementalDataId',
  'property',
  'environmentId',
  'client',
  'imsOrgId',
  'version',
] as const
export type IdentityField = (typeof IDENTITY_FIELDS)[number]

/** One value of a field, and the exchange that introduced it. */
export interface Stamp {
  /** Undefined: the call does not name it, although earlier calls of its session do. */
  value: string | undefined
  /** Ms since the epoch; undefined if unknown. */
  time: number | undefined
  read: ParsedExchange
  alarm: Alarm | undefined
}

/** What a change of a field means for counting. */
export type Alarm =
  | 'session rotated'
  | 'cluster hop'
  | 'new visitor'
  | 'visitor id missing'
  | 'other property'
  | 'other environment'
  | 'other client'

const ALARMS: Partial<Record<IdentityField, Alarm>> = {
  tntId: 'new visitor',
  marketingCloudVisitorId: 'new visitor',
  thirdPartyId: 'new visitor',
  customerIds: 'new visitor',
  sessionId: 'session rotated',
  cluster: 'cluster hop',
  property: 'other property',
  environmentId: 'other environment',
  client: 'other client',
}

/** Ids that every call of a session must name once a call has named them. */
const KEPT: ReadonlySet<IdentityField> = new Set(['marketingCloudVisitorId', 'thirdPartyId', 'customerIds'])

type CustomerIds = NonNullable<DeliveryRequest['id']>['customerIds']

export type IdentityHistory = Record<IdentityField, Stamp[]>

/**
 * The visit's identity history: for each field its values over time, each with the exchange that introduced it, and an
 * alarm if a change breaks the continuity of a session, a visitor or a cluster. The tester's own sends do not count. Values
 * from files follow, and are compared only with each other.
 */
export function buildIdentityHistory(reads: readonly ParsedExchange[]): IdentityHistory {
  const identityHistory = Object.fromEntries(
    IDENTITY_FIELDS.map(field => [field, [] as Stamp[]]),
  ) as unknown as IdentityHistory
  for (const read of [...reads.filter(read => !isOfFile(read)), ...reads.filter(isOfFile)]) {
    if (isOwnSend(read.exchange)) continue
    for (const field of IDENTITY_FIELDS) stamp(identityHistory[field], field, read)
  }
  return identityHistory
}

function isOfFile({ exchange }: ParsedExchange): boolean {
  return isImported(exchange)
}

function stamp(stamps: Stamp[], field: IdentityField, read: ParsedExchange): void {
  const when = (time: number): number | undefined => (isDated(read.exchange) ? time : undefined)
  for (const { value, time } of valuesOf(field, read)) {
    const last = lastOf(stamps, read)
    if (last?.value !== undefined && isSame(field, last.value, value)) continue
    const before = lastOf(stamps, read, other => other.value !== undefined)
    stamps.push({ value, time: when(time), read, alarm: before && alarmOf(field, before, { value, read }) })
  }
  if (isLost(lastOf(stamps, read), field, read)) {
    stamps.push({ value: undefined, time: when(read.time), read, alarm: 'visitor id missing' })
  }
}

/** The newest stamp to compare a call with. */
function lastOf(stamps: readonly Stamp[], { exchange }: ParsedExchange, isMeant = (_: Stamp) => true) {
  return stamps.findLast(stamp => !isApart(stamp.read.exchange, exchange) && isMeant(stamp))
}

function alarmOf(field: IdentityField, before: Stamp, now: Pick<Stamp, 'value' | 'read'>): Alarm | undefined {
  if (before.value === undefined || now.value === undefined || isSame(field, before.value, now.value)) return undefined
  if (field !== 'customerIds') return ALARMS[field]
  const [old, fresh] = [before.read, now.read].map(customersOf)
  const lost = [...(old ?? [])].filter(([code, ids]) => [...ids].every(id => fresh?.get(code)?.has(id) !== true))
  if (lost.length === 0) return undefined
  return lost.some(([code]) => fresh?.has(code)) ? 'new visitor' : 'visitor id missing'
}

/** The customer ids of a request by their integrationCode, which identifies the kind of each id. */
function customersOf({ request }: ParsedExchange): Map<string, Set<string>> {
  const groups = groupBy(request?.id?.customerIds ?? [], ({ integrationCode = '' }) => integrationCode)
  return new Map([...groups].map(([code, ids]) => [code, new Set(ids.flatMap(({ id }) => id ?? []))]))
}

/** Whether a request lacks an id that the last call of the same session named. */
function isLost(last: Stamp | undefined, field: IdentityField, read: ParsedExchange): boolean {
  if (!KEPT.has(field) || last?.value === undefined || last.read === read || read.request === undefined) return false
  const [before, asked] = [last.read, read].map(one => valuePair(field, one)[0])
  const { sessionId } = read.address
  return (
    before !== undefined && asked === undefined && sessionId !== undefined && last.read.address.sessionId === sessionId
  )
}

/** A tntId that only gained or changed its location hint is the same visitor. */
function isSame(field: IdentityField, a: string, b: string): boolean {
  return field === 'tntId' ? parseTntId(a).visitor === parseTntId(b).visitor : a === b
}

function valuesOf(field: IdentityField, read: ParsedExchange): { value: string; time: number }[] {
  const { time, exchange } = read
  const answered = exchange.response?.time ?? time
  const [asked, got] = valuePair(field, read)
  return [
    ...(asked === undefined ? [] : [{ value: asked, time }]),
    ...(got === undefined ? [] : [{ value: got, time: answered }]),
  ]
}

/** The field's value in the request, and in the answer. */
function valuePair(field: IdentityField, { request, response, address }: ParsedExchange): (string | undefined)[] {
  switch (field) {
    case 'tntId':
      return [request?.id?.tntId, response?.id?.tntId]
    case 'cluster':
      return [clusterOf(request?.id?.tntId) ?? address.cluster, clusterOf(response?.id?.tntId)]
    case 'edgeHost':
      return [undefined, response?.edgeHost]
    case 'marketingCloudVisitorId':
      return [request?.id?.marketingCloudVisitorId, response?.id?.marketingCloudVisitorId]
    case 'thirdPartyId':
      return [request?.id?.thirdPartyId, response?.id?.thirdPartyId]
    case 'customerIds':
      return [customerIdsText(request?.id?.customerIds)]
    case 'supplementalDataId':
      return [request?.experienceCloud?.analytics?.supplementalDataId]
    case 'property':
      return [request?.property?.token]
    case 'environmentId':
      return [numberText(request, 'environmentId')]
    case 'client':
      return [address.client, response?.client]
    case 'imsOrgId':
      return [address.imsOrgId]
    case 'sessionId':
      return [address.sessionId]
    case 'version':
      return [address.version]
  }
}

/** The ids that identify the visitor, without the login state. */
function customerIdsText(ids: CustomerIds): string | undefined {
  const texts = (ids ?? []).map(({ integrationCode = '', id = '' }) => `${integrationCode}: ${id}`)
  return texts.length === 0 ? undefined : texts.toSorted(compareTexts).join(', ')
}

function clusterOf(tntId: string | undefined): string | undefined {
  return tntId === undefined ? undefined : parseTntId(tntId).cluster
}
