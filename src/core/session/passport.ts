import { parseTntId } from '../delivery/address.ts'
import { member } from '../json.ts'
import type { ReadExchange } from '../delivery/read.ts'

/** What identifies a visit to Target, in the API's words. */
export const PASSPORT_FIELDS = [
  'tntId',
  'sessionId',
  'cluster',
  'edgeHost',
  'marketingCloudVisitorId',
  'supplementalDataId',
  'property',
  'environmentId',
  'client',
  'imsOrgId',
  'version',
] as const
export type PassportField = (typeof PASSPORT_FIELDS)[number]

/** One value that a field took, and the exchange that brought it. */
export interface Stamp {
  value: string
  /** Ms since the epoch. */
  time: number
  read: ReadExchange
  alarm: Alarm | undefined
}

/** What a change of a field means for the counting. */
export type Alarm =
  'session rotated' | 'cluster hop' | 'new visitor' | 'other property' | 'other environment' | 'other client'

const ALARMS: Partial<Record<PassportField, Alarm>> = {
  tntId: 'new visitor',
  sessionId: 'session rotated',
  cluster: 'cluster hop',
  property: 'other property',
  environmentId: 'other environment',
  client: 'other client',
}

export type Passport = Record<PassportField, Stamp[]>

/**
 * The visit's passport: for each field the values that it took over time, each with the exchange that brought it, and
 * an alarm when a change breaks what was begun: a session, a visitor, a cluster. The tester's own sends do not count.
 */
export function buildPassport(reads: readonly ReadExchange[]): Passport {
  const passport = Object.fromEntries(PASSPORT_FIELDS.map(field => [field, [] as Stamp[]])) as unknown as Passport
  for (const read of reads) {
    if (read.exchange.request?.source === 'inspector') continue
    for (const field of PASSPORT_FIELDS) stamp(passport[field], field, read)
  }
  return passport
}

function stamp(stamps: Stamp[], field: PassportField, read: ReadExchange): void {
  for (const { value, time } of valuesOf(field, read)) {
    const last = stamps.at(-1)
    if (last && isSame(field, last.value, value)) continue
    stamps.push({ value, time, read, alarm: last ? ALARMS[field] : undefined })
  }
}

/** A tntId that only gained or changed its location hint is the same visitor. */
function isSame(field: PassportField, a: string, b: string): boolean {
  return field === 'tntId' ? parseTntId(a).visitor === parseTntId(b).visitor : a === b
}

function valuesOf(field: PassportField, read: ReadExchange): { value: string; time: number }[] {
  const { time, exchange } = read
  const answered = exchange.response?.time ?? time
  const [asked, got] = valuePair(field, read)
  return [
    ...(asked === undefined ? [] : [{ value: asked, time }]),
    ...(got === undefined ? [] : [{ value: got, time: answered }]),
  ]
}

/** The field as the request says it, and as the answer does. */
function valuePair(field: PassportField, { request, response, address }: ReadExchange): (string | undefined)[] {
  switch (field) {
    case 'tntId':
      return [request?.id?.tntId, response?.id?.tntId]
    case 'cluster':
      return [clusterOf(request?.id?.tntId) ?? address.cluster, clusterOf(response?.id?.tntId)]
    case 'edgeHost':
      return [undefined, response?.edgeHost]
    case 'marketingCloudVisitorId':
      return [request?.id?.marketingCloudVisitorId, response?.id?.marketingCloudVisitorId]
    case 'supplementalDataId':
      return [request?.experienceCloud?.analytics?.supplementalDataId]
    case 'property':
      return [request?.property?.token]
    case 'environmentId':
      return [textOf(member(request, 'environmentId'))]
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

function clusterOf(tntId: string | undefined): string | undefined {
  return tntId === undefined ? undefined : parseTntId(tntId).cluster
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : undefined
}
