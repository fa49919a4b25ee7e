import { DELIVERY_SHAPES } from '../delivery/imports/shapes.ts'
import { EDGE_SHAPES } from '../edge/imports/shapes.ts'
import type { ReadShape } from '../import/importing.ts'

/** What files may hold of the calls of each protocol, the most specific first; apart from the protocols, because only an import needs it. */
export const IMPORT_SHAPES: readonly ReadShape[] = [
  ...DELIVERY_SHAPES.map(read => namedBy('delivery', read)),
  ...EDGE_SHAPES.map(read => namedBy('edge', read)),
]

/** The same shape, with the protocol's name in what it recognises. */
function namedBy(protocol: string, read: ReadShape): ReadShape {
  return (value, next) => {
    const result = read(value, next)
    return result && !('kind' in result) ? { ...result, protocol } : result
  }
}
