import { isDeliveryPath } from '../../core/delivery/deliveryPath.ts'
import { baseUriOf, createUrl, hrefOf, indexOf, pathnameOf } from './primordials.ts'
import { quietly } from './quietly.ts'

/** Cheap enough for every call of a page. A relative URL may leave out the rest of the path. */
const HINT = 'delivery'

/** The absolute URL, when a URL as the page gave it addresses the Delivery API. */
export function deliveryUrl(given: string | undefined): string | undefined {
  if (given === undefined || indexOf(given, HINT) === -1) return undefined
  return quietly(() => {
    const url = createUrl(given, baseUriOf(document))
    return isDeliveryPath(pathnameOf(url)) ? hrefOf(url) : undefined
  })
}

/**
 * The URL in an argument that is a string or a URL object. Other objects are not read: their `toString` is page code,
 * which the platform runs exactly once.
 */
export function givenUrl(input: unknown): string | undefined {
  if (typeof input === 'string') return input
  return typeof input === 'object' && input !== null ? quietly(() => hrefOf(input as URL)) : undefined
}
