import { parseAddress } from '../address.ts'
import { DELIVERY_PATH } from '../deliveryPath.ts'
import { isObject, type JsonObject } from '../../json/json.ts'
import { unavailable } from './format.ts'
import type { RequestDraft, Written } from '../../dialect/copyFormat.ts'

/** The data that an SDK needs to make the request in the editor. */
export interface SdkCall {
  body: JsonObject
  notifications: unknown[]
  host: string
  isSecure: boolean
  /** Undefined if the URL does not have it: the tester fills it in. */
  client: string | undefined
  organizationId: string | undefined
  sessionId: string | undefined
  /** `35` for `mboxedge35.tt.omtrdc.net`, the one host that SDKs form from a hint. */
  locationHint: string | undefined
  /** The host, if it is neither a hint's nor the client's own. */
  serverDomain: string | undefined
  /** The path, if it is not the SDKs' own. */
  ownPath: string | undefined
}

const ADOBE = 'tt.omtrdc.net'
/** Far beyond any request of the Delivery API, and safe for every engine's stack. */
const MAX_DEPTH = 100

/** Writes the request as code of an SDK, or returns why that is not possible. Its URL has a host. */
export function writeCall(draft: RequestDraft, write: (call: SdkCall) => Written): Written {
  const { body, url } = draft
  if (body === undefined) return unavailable('notJson')
  if (isDeeperThan(body, MAX_DEPTH)) return unavailable('tooDeep')
  const { notifications } = body
  if (!Array.isArray(notifications) || notifications.length === 0) return unavailable('noNotifications')
  const { host = '', path, client: named, imsOrgId, sessionId } = parseAddress(url)
  const locationHint = /^mboxedge(\d+)\.tt\.omtrdc\.net$/i.exec(host)?.[1]
  const client = named ?? (locationHint === undefined ? /^([^.]+)\.tt\.omtrdc\.net$/i.exec(host)?.[1] : undefined)
  const isOwn = locationHint !== undefined || host === `${client}.${ADOBE}`
  return write({
    body,
    notifications,
    host,
    isSecure: !/^http:/i.test(url),
    client,
    organizationId: imsOrgId,
    sessionId,
    locationHint,
    serverDomain: isOwn ? undefined : host,
    ownPath: path === DELIVERY_PATH ? undefined : path,
  })
}

function isDeeperThan(value: unknown, limit: number): boolean {
  if (limit === 0) return true
  if (Array.isArray(value)) return value.some(item => isDeeperThan(item, limit - 1))
  return isObject(value) && Object.values(value).some(item => isDeeperThan(item, limit - 1))
}
