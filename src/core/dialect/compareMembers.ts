import { isSameNumber } from '../json/decimal.ts'
import { isObject } from '../json/json.ts'
import type { Difference, Weight } from './difference.ts'
import { isSameLeaf, leavesOf, type Leaf } from './leaves.ts'

/** A member of two notifications, of their requests or of their URLs. */
export interface Pair extends Omit<Difference, 'kind' | 'weight' | 'why'> {
  /** Of an equal token: its places, from 0, when it stands elsewhere among the equal ones. */
  moved?: [pages: number, yours: number] | undefined
}

/** What a pair of members means: how much it matters, and why. */
export interface Assessed {
  weight: Weight
  why: Difference['why']
}

/** How a protocol judges pairs. */
export interface PairRules {
  /** Whether a member is new in every send. */
  isNew: (pair: Pair) => boolean
  /** What a pair means; undefined if its members are equal, or if it matters little. */
  explain: (pair: Pair, kind: Difference['kind']) => Assessed | undefined
}

const ORDER: readonly Weight[] = ['error', 'warning', 'note', 'equal']

/** Pairs all members of two parts: each member of either side is in exactly one pair. */
export function pairMembers(part: Pair['part'], pages: unknown, yours: unknown): Pair[] {
  const [ofPages, ofYours] = [leavesOf(pages), leavesOf(yours)]
  return [...new Set([...ofPages.keys(), ...ofYours.keys()])]
    .map(path => pairAt(part, path, ofPages.get(path), ofYours.get(path)))
    .filter(pair => pair.path !== '' || !isEmptyRoot(pair))
}

/** Judges pairs; the most serious differences come first, equal members last. */
export function judgePairs(pairs: readonly Pair[], rules: PairRules): Difference[] {
  return pairs.map(pair => judge(pair, rules)).toSorted((a, b) => rank(a) - rank(b))
}

function judge(pair: Pair, rules: PairRules): Difference {
  const { part, path, pages, yours, pagesNumber, yoursNumber } = pair
  const first = kindOf(pair, rules)
  const found = rules.explain(pair, first)
  const isEqual = first === 'equal' || first === 'new for every send'
  const weight = found?.weight ?? (isEqual ? 'equal' : 'note')
  // A wrong value does not count as one that every send renews.
  const kind = first === 'new for every send' && weight !== 'equal' ? 'differs' : first
  return { part, path, kind, weight, pages, yours, pagesNumber, yoursNumber, why: found?.why }
}

function kindOf(pair: Pair, { isNew }: PairRules): Difference['kind'] {
  const { pages, yours, pagesNumber, yoursNumber } = pair
  if (pages === undefined) return 'only yours'
  if (yours === undefined) return "only the page's"
  const areNumbers = pagesNumber !== undefined && yoursNumber !== undefined
  if (areNumbers ? isSameNumber(pagesNumber, yoursNumber) : isSameLeaf(pages, yours)) return 'equal'
  return isNew(pair) && typeof pages === typeof yours ? 'new for every send' : 'differs'
}

function rank({ weight, kind }: Difference): number {
  return ORDER.indexOf(weight) + (kind === 'equal' && weight === 'equal' ? 1 : 0)
}

function pairAt(part: Pair['part'], path: string, pages: Leaf | undefined, yours: Leaf | undefined): Pair {
  const numbers = { pagesNumber: pages?.number, yoursNumber: yours?.number }
  return { part, path, pages: pages?.value, yours: yours?.value, ...numbers }
}

/** A part without any member, which is not a member itself. */
function isEmptyRoot({ pages, yours }: Pair): boolean {
  return [pages, yours].every(side => side === undefined || (isObject(side) && Object.keys(side).length === 0))
}
