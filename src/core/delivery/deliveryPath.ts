/** Every Delivery API path ends with this. Any host is possible, and at.js's `endpoint` setting may add a prefix. */
export const DELIVERY_PATH = '/rest/v1/delivery'

/**
 * Whether a URL's path, as the URL parser writes it, is that of the Delivery API: as at.js's `endpoint` setting may give
 * it, with a prefix and with slashes at its end. To a server, other spellings are other paths: upper case, inner slashes,
 * encoded characters.
 */
export function isDeliveryPath(path: string): boolean {
  let end = path.length
  let left = DELIVERY_PATH.length
  // Calls no method: the page observer uses this rule too, in pages that may patch methods.
  while (end > 0 && path[end - 1] === '/') end -= 1
  while (end > 0 && left > 0 && path[end - 1] === DELIVERY_PATH[left - 1]) {
    end -= 1
    left -= 1
  }
  return left === 0
}
