import { clusterOf, originOf, toCluster } from './locationHint.ts'
import { completeRequest, hasDefined } from './completeRequest.ts'
import { encode, parseTargetCookie, cookiePartOf } from '../../target-cookie/targetCookie.ts'
import { isObject, member, toJson, type JsonObject } from '../../json/json.ts'
import { DELIVERY_PATH } from '../deliveryPath.ts'
import { supplementalDataFor, type SupplementalData } from './supplementalData.ts'
import type { OutgoingCall } from '../../exchange/transport.ts'
import type { Client, Dropped, GeneratedValues, SdkOptions } from './options.ts'
import type { SentCall } from './sentCall.ts'

/** One HTTP request to make, and the data needed to read its answer. */
export interface HttpCall extends OutgoingCall, SentCall {
  /** The parts of the given request that are not in the body. */
  dropped: Dropped[]
  /** For the next call of this visitor; undefined if the request brings its own id and the options have no record. */
  supplementalData: SupplementalData | undefined
}

/** Why the SDKs make no call: options they refuse. */
export type CallRefusal = 'noClient' | 'noOrganization' | 'noRequest' | 'noNotifications' | 'notJson'

export type BuiltCall = { kind: 'call'; call: HttpCall } | { kind: 'invalid'; refusal: CallRefusal }

/** How the Node SDK 2.4.3 names itself. The version is what it sends. */
const SDK_HEADERS = { 'X-EXC-SDK': 'AdobeTargetNode', 'X-EXC-SDK-Version': '2.4.2' }

const GLOBAL_MBOX = 'target-global-mbox'

/**
 * Builds the call of the SDKs' `sendNotifications`: POST to `/rest/v1/delivery?imsOrgId=…&sessionId=…` on the host of the
 * cluster, of `serverDomain` or of the client, with the completed request as body. The cluster is that of the target
 * cookie's tntId, else the option's; a tntId in the request is ignored. Compared with the Node SDK 2.4.3, headers included.
 */
export function buildCall(options: SdkOptions, client: Client, fresh: GeneratedValues): BuiltCall {
  const refusal = refusalOf(options.request, client)
  if (refusal) return { kind: 'invalid', refusal }
  const cookie = parseTargetCookie(options.targetCookie ?? '', fresh.now)
  const tntId = cookiePartOf(cookie, 'PC')
  const cluster = clusterOf(tntId) ?? toCluster(options.targetLocationHint)
  const sessionId = cookiePartOf(cookie, 'session') ?? (options.sessionId || fresh.sessionId)
  const { supplementalDataId, supplementalData } = supplementalDataOf(options, fresh)
  const completion = { client, tntId, customerIds: options.customerIds, supplementalDataId, fresh }
  const { request, dropped } = completeRequest(options.request, completion)
  const body = toJson(request, 0)
  if (body === undefined) return { kind: 'invalid', refusal: 'notJson' }
  const call: HttpCall = {
    method: 'POST',
    url: `${originOf(cluster, client)}${DELIVERY_PATH}?${queryOf(client, sessionId)}`,
    headers: { 'Content-Type': 'application/json', ...SDK_HEADERS, 'X-Request-Id': fresh.callId },
    body,
    request,
    sessionId,
    cluster,
    dropped,
    supplementalData,
  }
  return { kind: 'call', call }
}

function refusalOf(request: JsonObject, { client, organizationId }: Client): CallRefusal | undefined {
  if (!client) return 'noClient'
  if (!organizationId) return 'noOrganization'
  if (!isObject(request) || !Object.values(request).some(value => value !== undefined)) return 'noRequest'
  return hasDefined(request['notifications']) ? undefined : 'noNotifications'
}

function queryOf({ organizationId, version }: Client, sessionId: string): string {
  const members = { imsOrgId: organizationId, sessionId, ...(version === undefined ? {} : { version }) }
  return Object.entries(members)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&')
}

/** The request's own id is kept, and does not use one of the visitor's. */
function supplementalDataOf(
  { request, consumerId, supplementalData }: SdkOptions,
  fresh: GeneratedValues,
): { supplementalDataId: string; supplementalData: SupplementalData | undefined } {
  const own = ownSupplementalDataId(request)
  if (own !== undefined) return { supplementalDataId: own, supplementalData }
  return supplementalDataFor(consumerId ?? GLOBAL_MBOX, supplementalData, fresh.supplementalDataId)
}

function ownSupplementalDataId(request: JsonObject): string | undefined {
  const id = member(member(request['experienceCloud'], 'analytics'), 'supplementalDataId')
  return typeof id === 'string' && id !== '' ? id : undefined
}
