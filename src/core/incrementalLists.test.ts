import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFiltered, createMapped, createSorted, createSum } from './incrementalLists.ts'

const isEven = (n: number): boolean => n % 2 === 0
/** Lists that follow each other, as they grow, shrink and change anywhere. */
const lists = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 }), { maxLength: 8 })

describe('a list that follows another gives what it would give alone', () => {
  it('mapped', () => {
    fc.assert(
      fc.property(lists, all => {
        const double = createMapped((n: number) => [n, n])
        for (const list of all) expect(double(list)).toEqual(list.map(n => [n, n]))
      }),
    )
  })

  it('filtered', () => {
    fc.assert(
      fc.property(lists, all => {
        const even = createFiltered(isEven)
        for (const list of all) expect(even(list)).toEqual(list.filter(isEven))
      }),
    )
  })

  it('in order', () => {
    fc.assert(
      fc.property(lists, all => {
        const sorted = createSorted((a: number, b: number) => a - b)
        for (const list of all) expect(sorted(list)).toEqual(list.toSorted((a, b) => a - b))
      }),
    )
  })

  it('as a sum', () => {
    fc.assert(
      fc.property(lists, all => {
        const sum = createSum((n: number) => n * 3)
        for (const list of all) expect(sum(list)).toBe(list.reduce((total, n) => total + n * 3, 0))
      }),
    )
  })
})

it('asks only about what changed, and stays the same list where nothing did', () => {
  const asked: number[] = []
  const wanted = createFiltered((n: number) => {
    asked.push(n)
    return n > 1
  })
  const mapped = createMapped((n: number) => asked.push(n))
  const long = Array.from({ length: 100 }, (_, n) => n)
  const [kept, results] = [wanted(long), mapped(long)]
  asked.length = 0
  expect(wanted([...long, 0])).toBe(kept)
  expect(mapped([...long])).toBe(results)
  mapped([...long, 7])
  expect(asked).toEqual([0, 7])
})

it('a list that is in order is the same list, and only what changed is compared', () => {
  let compared = 0
  const sorted = createSorted((a: number, b: number) => {
    compared += 1
    return a - b
  })
  const long = Array.from({ length: 100 }, (_, n) => n)
  expect(sorted(long)).toBe(long)
  compared = 0
  const longer = [...long, 100]
  expect(sorted(longer)).toBe(longer)
  expect(compared).toBe(1)
})
