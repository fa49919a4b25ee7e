import { parseAddress } from '../address.ts'
import { DELIVERY_PATH } from '../deliveryPath.ts'
import type { JsonObject } from '../../json/json.ts'
import { sdkAddress, type SdkAddress } from '../sdkAddress.ts'
import { isTooDeep } from '../../code-generation/isTooDeep.ts'
import { unavailable } from '../../code-generation/format.ts'
import type { RequestDraft, Written } from '../../dialect/copyFormat.ts'

/** The data that an SDK needs to make the request in the editor. */
export interface SdkCall extends SdkAddress {
  body: JsonObject
  notifications: unknown[]
  /** The path, if it is not the SDKs' own. */
  ownPath: string | undefined
}

/** Writes the request as code of an SDK, or returns why that is not possible. Its URL has a host. */
export function writeCall(draft: RequestDraft, write: (call: SdkCall) => Written): Written {
  const { body, url } = draft
  if (body === undefined) return unavailable('notJson')
  if (isTooDeep(body)) return unavailable('tooDeep')
  const { notifications } = body
  if (!Array.isArray(notifications) || notifications.length === 0) return unavailable('noNotifications')
  const { path } = parseAddress(url)
  return write({ ...sdkAddress(url), body, notifications, ownPath: path === DELIVERY_PATH ? undefined : path })
}
