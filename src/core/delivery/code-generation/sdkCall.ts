import { parseAddress } from '../address.ts'
import { DELIVERY_PATH } from '../deliveryPath.ts'
import { isObject, type JsonObject } from '../../json/json.ts'
import { sdkAddress, type SdkAddress } from '../sdkAddress.ts'
import { unavailable } from './format.ts'
import type { RequestDraft, Written } from '../../dialect/copyFormat.ts'

/** The data that an SDK needs to make the request in the editor. */
export interface SdkCall extends SdkAddress {
  body: JsonObject
  notifications: unknown[]
  /** The path, if it is not the SDKs' own. */
  ownPath: string | undefined
}

/** Far beyond any request of the Delivery API, and safe for every engine's stack. */
const MAX_DEPTH = 100

/** Writes the request as code of an SDK, or returns why that is not possible. Its URL has a host. */
export function writeCall(draft: RequestDraft, write: (call: SdkCall) => Written): Written {
  const { body, url } = draft
  if (body === undefined) return unavailable('notJson')
  if (isDeeperThan(body, MAX_DEPTH)) return unavailable('tooDeep')
  const { notifications } = body
  if (!Array.isArray(notifications) || notifications.length === 0) return unavailable('noNotifications')
  const { path } = parseAddress(url)
  return write({ ...sdkAddress(url), body, notifications, ownPath: path === DELIVERY_PATH ? undefined : path })
}

function isDeeperThan(value: unknown, limit: number): boolean {
  if (limit === 0) return true
  if (Array.isArray(value)) return value.some(item => isDeeperThan(item, limit - 1))
  return isObject(value) && Object.values(value).some(item => isDeeperThan(item, limit - 1))
}
