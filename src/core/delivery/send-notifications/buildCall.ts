import { clusterOf, clusterOfUrl, originOf, toCluster } from './locationHint.ts'
import { completeRequest, hasDefined } from './completeRequest.ts'
import { encode, parseTargetCookie, cookiePartOf } from '../../session/targetCookie.ts'
import { isObject, member, parseJson, toJson, type JsonObject } from '../../json/json.ts'
import { parseAddress } from '../address.ts'
import { DELIVERY_PATH } from '../deliveryPath.ts'
import { supplementalDataFor, type SupplementalData } from './supplementalData.ts'
import type { AsWrittenOptions, Client, Dropped, GeneratedValues, SdkOptions } from './options.ts'

/** One HTTP request to make, and the data needed to read its answer. */
export interface HttpCall {
  method: 'POST'
  url: string
  headers: { readonly [name: string]: string }
  body: string
  /** The body as JSON; undefined if it is not a JSON object. */
  request: JsonObject | undefined
  sessionId: string | undefined
  /** The edge cluster that receives the call. */
  cluster: string | undefined
  /** The parts of the given request that are not in the body. */
  dropped: Dropped[]
  /** For the next call of this visitor; undefined if the request was sent as written. */
  supplementalData: SupplementalData | undefined
}

/** Why the SDKs make no call: options they refuse. */
export type CallRefusal =
  'client required' | 'organization id required' | 'request required' | 'notifications required' | 'request is not JSON'

export type BuiltCall = { kind: 'call'; call: HttpCall } | { kind: 'invalid'; refusal: CallRefusal }

const GLOBAL_MBOX = 'target-global-mbox'

/**
 * Builds the call of the SDKs' `sendNotifications`: POST to `/rest/v1/delivery?imsOrgId=…&sessionId=…` on the host of the
 * cluster, of `serverDomain` or of the client, with the completed request as body. The cluster is that of the target
 * cookie's tntId, else the option's, else the client's; a tntId in the request is ignored. Compared with the Node SDK
 * 2.4.3. A request as written is sent unchanged, as `text/plain`.
 */
export function buildCall(options: SdkOptions | AsWrittenOptions, client: Client, fresh: GeneratedValues): BuiltCall {
  if ('asWritten' in options) {
    const { url, text } = options.asWritten
    return { kind: 'call', call: callAsWritten(url, text) }
  }
  const refusal = refusalOf(options.request, client)
  if (refusal) return { kind: 'invalid', refusal }
  const cookie = parseTargetCookie(options.targetCookie ?? '', fresh.now)
  const tntId = cookiePartOf(cookie, 'PC')
  const cluster = clusterOf(tntId) ?? toCluster(options.targetLocationHint || client.targetLocationHint)
  const sessionId = cookiePartOf(cookie, 'session') ?? (options.sessionId || fresh.sessionId)
  const { supplementalDataId, supplementalData } = supplementalDataOf(options, fresh)
  const completion = { client, tntId, customerIds: options.customerIds, supplementalDataId, fresh }
  const { request, dropped } = completeRequest(options.request, completion)
  const body = toJson(request, 0)
  if (body === undefined) return { kind: 'invalid', refusal: 'request is not JSON' }
  const call: HttpCall = {
    method: 'POST',
    url: `${originOf(cluster, client)}${DELIVERY_PATH}?${queryOf(client, sessionId)}`,
    headers: { 'Content-Type': client.contentType ?? 'application/json' },
    body,
    request,
    sessionId,
    cluster,
    dropped,
    supplementalData,
  }
  return { kind: 'call', call }
}

/** The call that sends a text to a URL, both unchanged; also used to read an answer when only these two are known. */
export function callAsWritten(url: string, text: string): HttpCall {
  const parsed = parseJson(text)
  return {
    method: 'POST',
    url,
    headers: { 'Content-Type': 'text/plain' },
    body: text,
    request: parsed.kind === 'json' && isObject(parsed.value) ? parsed.value : undefined,
    sessionId: parseAddress(url).sessionId,
    cluster: clusterOfUrl(url),
    dropped: [],
    supplementalData: undefined,
  }
}

function refusalOf(request: JsonObject, { client, organizationId }: Client): CallRefusal | undefined {
  if (!client) return 'client required'
  if (!organizationId) return 'organization id required'
  if (!isObject(request) || !Object.values(request).some(value => value !== undefined)) return 'request required'
  return hasDefined(request['notifications']) ? undefined : 'notifications required'
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
