import type { Rendering } from '../dialect/rendering.ts'
import { memoize } from '../memoize.ts'

export const isRendered = memoize((renderings: readonly Rendering[]): boolean =>
  renderings.some(({ failure }) => failure === undefined),
)

/**
 * Whether the page's library failed to render the newest delivery. The newest report counts, but where several options share
 * the token, one that was rendered is enough.
 */
export function isNotRendered(renderings: readonly Rendering[], options: number): boolean {
  return newestOf(renderings)?.failure !== undefined && (options < 2 || !isRendered(renderings))
}

const newestOf = memoize((renderings: readonly Rendering[]) => renderings.toSorted((a, b) => a.time - b.time).at(-1))
