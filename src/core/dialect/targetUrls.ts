import { isDeliveryPath } from '../delivery/deliveryPath.ts'
import { pathAndQuery } from '../exchange/url.ts'
import { IN_EDGE_QUERY, isEdgePath } from '../edge/edgePath.ts'

/*
 * The URLs of every protocol, apart from the protocols themselves: content scripts need nothing else of them. The page
 * observer runs these rules in pages that may patch methods: they call none.
 */

/**
 * Whether a URL as a page writes it may be one of Target's; one search for each protocol is all that any other call pays.
 * A relative URL may leave out all of the path but its last part.
 */
export function mayBeTargets(contains: (text: string) => boolean): boolean {
  return mayBeDelivery(contains) || contains(IN_EDGE_QUERY)
}

/** Whether path and query, as the URL parser writes them, are those of a call to Target; a query begins with `?`. */
export function isTargetPath(path: string, query: string): boolean {
  return isDeliveryPath(path) || isEdgePath(path, query)
}

/** {@link mayBeTargets} for the Delivery API alone. */
export function mayBeDelivery(contains: (text: string) => boolean): boolean {
  return contains('delivery')
}

/** Whether an absolute URL is that of a call to the Edge Network. Calls methods, so it is not for the page observer. */
export function isEdgeNetworkUrl(url: string): boolean {
  const { path, query } = pathAndQuery(url)
  return isEdgePath(path, query)
}

export { isDeliveryPath }
