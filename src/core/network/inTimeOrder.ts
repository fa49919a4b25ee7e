/** Something that happened at a moment, ms since the epoch; `id` distinguishes items of the same moment. */
export interface Timed {
  id: string
  time: number
}

/**
 * Pairs two lists one to one without crossing: as many pairs as possible whose items are at most `near` ms apart, and
 * among those ways the one in which each item gets its nearest, from the first on. Linear, except for sorting.
 */
export function inTimeOrder<A extends Timed, B extends Timed>(
  as: readonly A[],
  bs: readonly B[],
  near: number,
): [A, B][] {
  const [left, right] = [as.toSorted(compareTimes), bs.toSorted(compareTimes)]
  const pairs: [A, B][] = []
  let [i, j] = [0, 0]
  for (const [lastI, lastJ] of latestPairs(left, right, near)) {
    for (;;) {
      const [a, b] = [left[i], right[j]]
      if (!a || !b) return pairs
      const gap = Math.abs(a.time - b.time)
      if (a.time < b.time && i < lastI && isBetter(left[i + 1], b, gap, near)) i += 1
      else if (b.time < a.time && j < lastJ && isBetter(right[j + 1], a, gap, near)) j += 1
      else break
    }
    const [a, b] = [left[i], right[j]]
    if (a && b) pairs.push([a, b])
    i += 1
    j += 1
  }
  return pairs
}

/** For the largest number of pairs, the latest place in both lists that each pair may take, first pair first. */
function latestPairs(left: readonly Timed[], right: readonly Timed[], near: number): [number, number][] {
  const latest: [number, number][] = []
  let [i, j] = [left.length - 1, right.length - 1]
  while (i >= 0 && j >= 0) {
    const gap = (left[i]?.time ?? 0) - (right[j]?.time ?? 0)
    if (Math.abs(gap) <= near) latest.push([i, j])
    if (gap >= -near) i -= 1
    if (gap <= near) j -= 1
  }
  return latest.reverse()
}

/** Whether to skip one for the next: it is too far away, or the next is nearer. */
function isBetter(next: Timed | undefined, other: Timed, gap: number, near: number): boolean {
  return gap > near || Math.abs((next?.time ?? Infinity) - other.time) < gap
}

/** Sorts by time, then by id. */
export function compareTimes(a: Timed, b: Timed): number {
  if (a.time !== b.time) return a.time - b.time
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
