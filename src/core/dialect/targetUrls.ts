import { isDeliveryPath } from '../delivery/deliveryPath.ts'
import { isCollectPath, isEdgePath, mayNameDatastream } from '../edge/edgePath.ts'

/*
 * The URLs of every protocol, apart from the protocols themselves: content scripts need nothing else of them. The page
 * observer runs these rules in pages that may patch methods, so they call no methods.
 */

/**
 * Whether a URL as a page writes it may be one of Target's; a few searches for a text are all that any other call pays.
 * A relative URL may leave out all of the path but its last part.
 */
export function mayBeTargets(contains: (text: string) => boolean): boolean {
  return contains('delivery') || mayNameDatastream(contains)
}

/** Whether path and query, as the URL parser writes them, are those of a call to Target; a query begins with `?`. */
export function isTargetPath(path: string, query: string): boolean {
  return isDeliveryPath(path) || isEdgePath(path, query)
}

/**
 * The kind of a path of {@link isTargetPath}, for scripts that treat each kind differently. The Edge Network's `collect` only takes
 * events: its answers never have decisions.
 */
export function targetPathKind(path: string): 'delivery' | 'collect' | 'other' {
  if (isDeliveryPath(path)) return 'delivery'
  return isCollectPath(path) ? 'collect' : 'other'
}
