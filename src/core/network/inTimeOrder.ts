/** Something that happened at a moment, ms since the epoch; `id` tells those of the same moment apart. */
export interface Timed {
  id: string
  time: number
}

/**
 * Pairs two lists one to one without crossing: each member of the shorter list gets the nearest in time of the longer
 * one that leaves enough for those after it. Linear, but for sorting.
 */
export function inTimeOrder<A extends Timed, B extends Timed>(as: readonly A[], bs: readonly B[]): [A, B][] {
  if (as.length > bs.length) return inTimeOrder(bs, as).map(([b, a]) => [a, b])
  if (as.length === 0) return []
  const [short, long] = [as.toSorted(compareTimes), bs.toSorted(compareTimes)]
  const pairs: [A, B][] = []
  let at = 0
  for (const [index, one] of short.entries()) {
    const last = long.length - (short.length - index)
    while (at < last && isNearer(long[at + 1], long[at], one.time)) at += 1
    const other = long[at]
    if (other) pairs.push([one, other])
    at += 1
  }
  return pairs
}

function isNearer(candidate: Timed | undefined, known: Timed | undefined, time: number): boolean {
  return Math.abs((candidate?.time ?? Infinity) - time) < Math.abs((known?.time ?? Infinity) - time)
}

/** Orders by time, and by id what has the same time. */
export function compareTimes(a: Timed, b: Timed): number {
  if (a.time !== b.time) return a.time - b.time
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
