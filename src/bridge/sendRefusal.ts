import { isTargetUrl } from './isTargetUrl.ts'
import { addressError, type AddressError } from '../core/exchange/host.ts'

/** Why a request is not sent. */
export type SendRefusal = `address ${AddressError | 'path'}`

/**
 * Why panel and switchboard refuse to send to a URL. Whatever its source, a URL must be http or https, without a user name,
 * and with a path of Target's unless the tester typed another.
 */
export function sendRefusal(url: string, { isPathTyped = false }: { isPathTyped?: boolean | undefined }) {
  const error = addressError(url)
  if (error || !URL.canParse(url)) return `address ${error ?? 'host'}` satisfies SendRefusal
  return isPathTyped || isTargetUrl(url) ? undefined : ('address path' satisfies SendRefusal)
}
