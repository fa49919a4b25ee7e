import { member } from '../json/json.ts'
import type { DeliveryCall } from './read.ts'

/** The URL of the page as the request names it, in `context.address.url`; undefined when it does not. */
export function pageUrl({ request }: Pick<DeliveryCall, 'request'>): string | undefined {
  const url = member(request?.context?.['address'], 'url')
  return typeof url === 'string' && url !== '' ? url : undefined
}
