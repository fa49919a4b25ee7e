/** Every Delivery API path ends so. The host may be anyone's, and at.js's `endpoint` setting may put a prefix before it. */
export const DELIVERY_PATH = '/rest/v1/delivery'

/**
 * Whether a URL's path, as the URL parser writes it, is that of the Delivery API: as at.js's `endpoint` setting may give
 * it, with a prefix and with slashes at its end. Other spellings are other paths to a server: upper case, slashes within,
 * encoded characters.
 */
export function isDeliveryPath(path: string): boolean {
  let end = path.length
  let left = DELIVERY_PATH.length
  // No method is called: the page observer shares this rule with pages that patch them.
  while (end > 0 && path[end - 1] === '/') end -= 1
  while (end > 0 && left > 0 && path[end - 1] === DELIVERY_PATH[left - 1]) {
    end -= 1
    left -= 1
  }
  return left === 0
}
