import { endsWith } from '../exchange/endsWith.ts'

/** Every Delivery API path ends with this. Any host is possible, and at.js's `endpoint` setting may add a prefix. */
export const DELIVERY_PATH = '/rest/v1/delivery'

/**
 * Whether a URL's path, as the URL parser writes it, is that of the Delivery API: as at.js's `endpoint` setting may give
 * it, with a prefix and with slashes at its end. To a server, other spellings are other paths: upper case, inner slashes,
 * encoded characters.
 */
export function isDeliveryPath(path: string): boolean {
  let end = path.length
  while (end > 0 && path[end - 1] === '/') end -= 1
  return endsWith(path, DELIVERY_PATH, end)
}
