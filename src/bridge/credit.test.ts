import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createNumberedBuffer } from './buffer.ts'
import { createCredit, MAX_UNDERWAY, MAX_UNDERWAY_CHARACTERS } from './credit.ts'

const MAX_ENTRIES = 400

/** A buffer with receivers, each with the deliveries that it got and has not processed. */
function aFlood(receivers = 1) {
  const buffer = createNumberedBuffer<string>({
    maxEntries: MAX_ENTRIES,
    maxCharacters: 32 * 1024 * 1024,
    weigh: text => text.length,
  })
  const all = Array.from({ length: receivers }, () => {
    const underway: { number: number; weight: number }[] = []
    const got: number[] = []
    const credit = createCredit({
      buffer,
      from: 1,
      post: entries => {
        underway.push(...entries)
        got.push(...entries.map(({ number }) => number))
      },
    })
    const deal = (count: number): void => {
      const [last] = underway.splice(0, count).slice(-1)
      if (last) credit.acknowledge(last.number + 1)
    }
    return { underway, got, credit, deal }
  })
  const report = (characters: number): void => {
    buffer.add('x'.repeat(characters))
    all.forEach(({ credit }) => credit.deliver())
  }
  return { buffer, all, report }
}

const isWithinBounds = (underway: readonly { weight: number }[]): boolean =>
  underway.length <= MAX_UNDERWAY &&
  (underway.length === 1 || underway.reduce((sum, { weight }) => sum + weight, 0) <= MAX_UNDERWAY_CHARACTERS)

/** A number of small or large reports, followed by a number of one receiver's entries processed. */
const rounds = fc.array(
  fc.record({
    reports: fc.nat(300),
    characters: fc.constantFrom(0, 0, 0, 100_000, MAX_UNDERWAY_CHARACTERS + 1),
    receiver: fc.nat(1),
    dealt: fc.nat(300),
  }),
  { maxLength: 12 },
)

it('however a page floods and receivers keep up, no more than the bounds is in flight, in order, and each entry arrives once or is dropped', () => {
  fc.assert(
    fc.property(rounds, steps => {
      const { buffer, all, report } = aFlood(2)
      for (const { reports, characters, receiver, dealt } of steps) {
        for (let made = 0; made < (characters > 0 ? reports / 30 : reports); made += 1) {
          report(characters)
          if (!all.every(({ underway }) => underway.length === 0 || isWithinBounds(underway))) return false
        }
        all[receiver]?.deal(dealt)
      }
      for (const one of all) while (one.underway.length > 0) one.deal(MAX_UNDERWAY)
      return all.every(({ got, credit }) => {
        const isRising = got.every((number, at) => at === 0 || number > (got[at - 1] ?? 0))
        const gaps = got.reduce((sum, number, at) => sum + number - (got[at - 1] ?? 0) - 1, 0)
        return isRising && !credit.isBehind() && got.length + gaps === buffer.next() - 1
      })
    }),
    { numRuns: 60 },
  )
})

it('loses nothing of a flood that the buffer holds', () => {
  const { all, report } = aFlood()
  for (let made = 0; made < MAX_UNDERWAY + MAX_ENTRIES; made += 1) report(0)
  for (const only of all) while (only.underway.length > 0) only.deal(7)
  expect(all[0]?.got).toEqual(Array.from({ length: MAX_UNDERWAY + MAX_ENTRIES }, (_, at) => at + 1))
})

it('lets an entry larger than the bound through alone', () => {
  const { all, report } = aFlood()
  for (const characters of [10, MAX_UNDERWAY_CHARACTERS, 10]) report(characters)
  const lengths = [0, 1, 2].map(() => {
    const length = all[0]?.underway.length
    all[0]?.deal(1)
    return length
  })
  expect(lengths).toEqual([1, 1, 1])
})

it('does not let a stalled receiver hold up the others', () => {
  const { all, report } = aFlood(2)
  for (let made = 0; made < MAX_UNDERWAY * 3; made += 1) {
    report(0)
    all[1]?.deal(1)
  }
  expect(all.map(({ got, credit }) => [got.length, credit.isBehind()])).toEqual([
    [MAX_UNDERWAY, true],
    [MAX_UNDERWAY * 3, false],
  ])
})
