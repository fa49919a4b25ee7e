import { member } from '../json.ts'
import type { ReadExchange } from './read.ts'

/** The URL of the page as the request names it, in `context.address.url`; undefined when it does not. */
export function pageUrl({ request }: ReadExchange): string | undefined {
  const url = member(request?.context?.['address'], 'url')
  return typeof url === 'string' && url !== '' ? url : undefined
}
