/** Two lists without the members with which both begin, `start` of them, and those with which both end, `end` of them. */
export function middleOf<Member>(
  before: readonly Member[],
  after: readonly Member[],
): { start: number; before: readonly Member[]; after: readonly Member[]; end: number } {
  const least = Math.min(before.length, after.length)
  let [start, end] = [0, 0]
  while (start < least && before[start] === after[start]) start += 1
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return { start, before: before.slice(start, before.length - end), after: after.slice(start, after.length - end), end }
}
