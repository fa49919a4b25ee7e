import { member } from '../json/json.ts'
import type { ParsedExchange } from './read.ts'

/** The URL of the page as the request names it, in `context.address.url`; undefined when it does not. */
export function pageUrl({ request }: ParsedExchange): string | undefined {
  const url = member(request?.context?.['address'], 'url')
  return typeof url === 'string' && url !== '' ? url : undefined
}
