import { compareTexts } from '../compareTexts.ts'
import type { IdentityField, ParsedExchange } from '../dialect/dialect.ts'
import { groupBy } from '../groupBy.ts'
import { numberText } from '../json/writtenNumbers.ts'
import { parseTntId } from './address.ts'
import { deliveryOf, type DeliveryCall } from './read.ts'
import type { DeliveryRequest } from './schema.ts'

type Values = ReturnType<IdentityField['valuesOf']>

/** The fields that identify a visit to Target, by the API's names. */
export const IDENTITY: readonly IdentityField[] = [
  {
    ...field('tntId', ({ request, response }) => [request?.id?.tntId, response?.id?.tntId], 'new visitor'),
    // One that only gained or changed its location hint is the same visitor.
    isSame: (a, b) => parseTntId(a).visitor === parseTntId(b).visitor,
  },
  field('sessionId', ({ address }) => [address.sessionId], 'session rotated'),
  field(
    'cluster',
    ({ request, response, address }) => [
      clusterOf(request?.id?.tntId) ?? address.cluster,
      clusterOf(response?.id?.tntId),
    ],
    'cluster hop',
  ),
  field('edgeHost', ({ response }) => [undefined, response?.edgeHost]),
  {
    ...kept(
      field(
        'marketingCloudVisitorId',
        ({ request, response }) => [request?.id?.marketingCloudVisitorId, response?.id?.marketingCloudVisitorId],
        'new visitor',
      ),
    ),
    shared: 'ECID',
  },
  kept(
    field(
      'thirdPartyId',
      ({ request, response }) => [request?.id?.thirdPartyId, response?.id?.thirdPartyId],
      'new visitor',
    ),
  ),
  {
    ...kept(field('customerIds', ({ request }) => [customerIdsText(request?.id?.customerIds)])),
    alarmOf: customerAlarm,
  },
  field('supplementalDataId', ({ request }) => [request?.experienceCloud?.analytics?.supplementalDataId]),
  field('property', ({ request }) => [request?.property?.token], 'other property'),
  field('environmentId', ({ request }) => [numberText(request, 'environmentId')], 'other environment'),
  field('client', ({ address, response }) => [address.client, response?.client], 'other client'),
  field('imsOrgId', ({ address }) => [address.imsOrgId]),
  field('version', ({ address }) => [address.version]),
]

function field(name: string, valuesOf: (call: DeliveryCall) => Values, alarm?: string): IdentityField {
  return {
    name,
    valuesOf: read => valuesOf(deliveryOf(read)),
    ...(alarm !== undefined && { alarmOf: () => alarm }),
  }
}

const MISSING = 'visitor id missing'

/** An id that every call of a session must name once a call has named it. */
function kept(one: IdentityField): IdentityField {
  return {
    ...one,
    missingIn: read => {
      const [asked] = one.valuesOf(read)
      return deliveryOf(read).request !== undefined && asked === undefined ? MISSING : undefined
    },
  }
}

type CustomerIds = NonNullable<DeliveryRequest['id']>['customerIds']

/** The ids that identify the visitor, without the login state. */
function customerIdsText(ids: CustomerIds): string | undefined {
  const texts = (ids ?? []).map(({ integrationCode = '', id = '' }) => `${integrationCode}: ${id}`)
  return texts.length === 0 ? undefined : texts.toSorted(compareTexts).join(', ')
}

function customerAlarm(before: ParsedExchange, now: ParsedExchange): string | undefined {
  const [old, fresh] = [before, now].map(customersOf)
  const lost = [...(old ?? [])].filter(([code, ids]) => [...ids].every(id => fresh?.get(code)?.has(id) !== true))
  if (lost.length === 0) return undefined
  return lost.some(([code]) => fresh?.has(code)) ? 'new visitor' : MISSING
}

/** The customer ids of a request by their integrationCode, which identifies the kind of each id. */
function customersOf(read: ParsedExchange): Map<string, Set<string>> {
  const { request } = deliveryOf(read)
  const groups = groupBy(request?.id?.customerIds ?? [], ({ integrationCode = '' }) => integrationCode)
  return new Map([...groups].map(([code, ids]) => [code, new Set(ids.flatMap(({ id }) => id ?? []))]))
}

function clusterOf(tntId: string | undefined): string | undefined {
  return tntId === undefined ? undefined : parseTntId(tntId).cluster
}
