import { isDeliveryPath } from '../core/delivery/deliveryPath.ts'
import { addressError, type AddressError } from '../core/delivery/host.ts'

/** Why a request does not leave. */
export type SendRefusal = `address ${AddressError | 'path'}`

/**
 * Why a URL is not sent to, by panel and relay alike: whatever brought it, it is http or https, without a user, and its path
 * is that of the Delivery API, unless the tester typed another.
 */
export function sendRefusal(url: string, { isPathTyped = false }: { isPathTyped?: boolean | undefined }) {
  const error = addressError(url)
  if (error || !URL.canParse(url)) return `address ${error ?? 'host'}` satisfies SendRefusal
  return isPathTyped || isDeliveryPath(new URL(url).pathname) ? undefined : ('address path' satisfies SendRefusal)
}
