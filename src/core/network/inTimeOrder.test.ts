import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTimeOrder, type Timed } from './inTimeOrder.ts'

const NEAR = 10
const at = (...times: number[]): Timed[] => times.map((time, index) => ({ id: `${index}`, time }))
const pairsOf = (as: readonly Timed[], bs: readonly Timed[], near = NEAR) =>
  inTimeOrder(as, bs, near).map(([a, b]) => [a.time, b.time])

describe('two lists sorted by time', () => {
  it('pair near items, even if their list order would pair others', () => {
    expect(pairsOf(at(0, 20), at(20, 40))).toEqual([[20, 20]])
    expect(pairsOf(at(0, 8, 16), at(16, 24, 32))).toHaveLength(2)
  })

  it('pair the nearest if one list is longer', () => {
    expect(pairsOf(at(0, 5), at(6))).toEqual([[5, 6]])
    expect(pairsOf(at(6), at(0, 5))).toEqual([[6, 5]])
    expect(pairsOf(at(0, 100, 200), at(203), Infinity)).toEqual([[200, 203]])
  })

  it('pair one to one however far apart, without a bound', () => {
    const pairs = [
      [0, 20],
      [20, 40],
    ]
    expect(pairsOf(at(0, 20), at(20, 40), Infinity)).toEqual(pairs)
  })
})

describe('properties', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }).map(times => at(...times))
  const both = fc.tuple(moments, moments)

  it('pairs as many as possible, each once and near, whichever list is first', () => {
    const property = fc.property(both, ([as, bs]) => {
      const pairs = inTimeOrder(as, bs, NEAR)
      for (const side of [0, 1] as const) expect(new Set(pairs.map(pair => pair[side])).size).toBe(pairs.length)
      for (const [a, b] of pairs) expect(Math.abs(a.time - b.time)).toBeLessThanOrEqual(NEAR)
      expect(pairs).toHaveLength(mostPairs(as, bs))
      expect(inTimeOrder(bs, as, NEAR)).toEqual(pairs.map(([a, b]) => [b, a]))
    })
    fc.assert(property)
  })

  it('leaves no two near items unpaired', () => {
    const property = fc.property(both, ([as, bs]) => {
      const paired = new Set<Timed>(inTimeOrder(as, bs, NEAR).flat())
      const [leftA, leftB] = [as.filter(one => !paired.has(one)), bs.filter(one => !paired.has(one))]
      expect(leftA.filter(a => leftB.some(b => Math.abs(a.time - b.time) <= NEAR))).toEqual([])
    })
    fc.assert(property)
  })

  it('gives the same pairs in whatever order the lists come', () => {
    const shuffled = both.chain(([as, bs]) =>
      fc.record({
        as: fc.constant(as),
        bs: fc.constant(bs),
        otherAs: fc.shuffledSubarray(as, { minLength: as.length }),
        otherBs: fc.shuffledSubarray(bs, { minLength: bs.length }),
      }),
    )
    const property = fc.property(shuffled, ({ as, bs, otherAs, otherBs }) => {
      expect(inTimeOrder(otherAs, otherBs, NEAR)).toEqual(inTimeOrder(as, bs, NEAR))
    })
    fc.assert(property)
  })
})

/** The largest possible number of pairs, by augmenting paths. */
function mostPairs(as: readonly Timed[], bs: readonly Timed[]): number {
  const partners = new Map<Timed, Timed>()
  const find = (a: Timed, tried: Set<Timed>): boolean =>
    bs.some(b => {
      if (tried.has(b) || Math.abs(a.time - b.time) > NEAR) return false
      tried.add(b)
      const rival = partners.get(b)
      if (rival && !find(rival, tried)) return false
      partners.set(b, a)
      return true
    })
  return as.filter(a => find(a, new Set())).length
}
