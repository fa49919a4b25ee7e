import { middleOf } from './middleOf.ts'

/** Creates `list.map(of)`, which calls `of` only for what changed since the list before; the same list if nothing did. */
export function createMapped<Member, Result>(
  of: (member: Member) => Result,
): (members: readonly Member[]) => readonly Result[] {
  let known: readonly Member[] = []
  let results: readonly Result[] = []
  return members => {
    const { start, before, after, end } = middleOf(known, members)
    known = members
    if (before.length === 0 && after.length === 0) return results
    return (results = replaced(results, { start, end, by: after.map(of) }))
  }
}

/** Creates `list.filter(isWanted)`, which asks again only about what changed; the same list if that leaves the same members. */
export function createFiltered<Member>(
  isWanted: (member: Member) => boolean,
): (members: readonly Member[]) => readonly Member[] {
  let known: readonly Member[] = []
  let kept: readonly Member[] = []
  return members => {
    const { before, after, end } = middleOf(known, members)
    const [gone, come] = [before.filter(isWanted), after.filter(isWanted)]
    const keptEnd = count(members, isWanted, members.length - end)
    known = members
    if (gone.length === 0 && come.length === 0) return kept
    return (kept = replaced(kept, { start: kept.length - keptEnd - gone.length, end: keptEnd, by: come }))
  }
}

/** Creates `list.toSorted(compare)` for lists that are mostly in order: members known to be in order are not compared again. */
export function createSorted<Member>(
  compare: (a: Member, b: Member) => number,
): (members: readonly Member[]) => readonly Member[] {
  let known: readonly Member[] = []
  return members => {
    const { start, end } = middleOf(known, members)
    const last = Math.min(members.length - end, members.length - 1)
    let isInOrder = true
    for (let at = Math.max(0, start - 1); at < last && isInOrder; at += 1)
      isInOrder = compare(members[at] as Member, members[at + 1] as Member) <= 0
    // A list that is not in order is of no use later, and would keep its members.
    known = isInOrder ? members : []
    return isInOrder ? members : members.toSorted(compare)
  }
}

/** Creates the sum of a list's values, which asks again only about what changed. */
export function createSum<Member>(valueOf: (member: Member) => number): (members: readonly Member[]) => number {
  let known: readonly Member[] = []
  let sum = 0
  const add = (all: readonly Member[]): number => all.reduce((total, member) => total + valueOf(member), 0)
  return members => {
    const { before, after } = middleOf(known, members)
    sum += add(after) - add(before)
    known = members
    return sum
  }
}

/** The list with other members between the first `start` and the last `end`. */
function replaced<Member>(
  list: readonly Member[],
  { start, end, by }: { start: number; end: number; by: readonly Member[] },
): readonly Member[] {
  return list.slice(0, start).concat(by, list.slice(list.length - end))
}

function count<Member>(members: readonly Member[], isWanted: (member: Member) => boolean, from: number): number {
  let found = 0
  for (let at = from; at < members.length; at += 1) if (isWanted(members[at] as Member)) found += 1
  return found
}
