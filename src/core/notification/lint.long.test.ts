import { describe, expect, it } from 'vitest'
import { aRequestFor, at, findingsOf, one, ROWS, to } from '../../../test/fixtures/drafts.ts'

/** Ten times the characters take ten times as long when each is looked at once, a hundred times in pairs. */
const MOST = 40

/** Ms below which a measurement says nothing. */
const LEAST = 5

/** The fastest of three, in ms. */
function timeOf(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const before = performance.now()
    work()
    return performance.now() - before
  })
  return Math.max(LEAST, Math.min(...times))
}

describe('a hundred thousand characters', () => {
  it.each([
    ['state', (length: number) => one('mbox.state', 'x'.repeat(length))],
    ['token of padding', (length: number) => one('tokens', [`${'='.repeat(length)}x`])],
    ['token of blanks', (length: number) => one('tokens', [`x${' '.repeat(length)}x`])],
    ['mbox name', (length: number) => one('mbox.name', `${' '.repeat(length)}x`)],
    ['visitor', (length: number) => at('id.tntId', '.'.repeat(length))],
    ['time of an order', (length: number) => one('order.time', '1'.repeat(length))],
    ['tracking server', (length: number) => at('experienceCloud.analytics.trackingServer', 'a'.repeat(length))],
    ['parameter', (length: number) => one('parameters', { [' '.repeat(length)]: 'x' })],
    ['URL', (length: number) => to(url => `${url}${'&'.repeat(length)}`)],
    ['path', (length: number) => to(() => `https:${'/'.repeat(length)}`)],
  ])('as %s are each looked at a few times only', (_, make) => {
    const [short, long] = [10_000, 100_000].map(length => {
      const request = make(length)(aRequestFor(ROWS.home))
      return timeOf(() => findingsOf(request, ROWS.home))
    })
    expect(long! / short!).toBeLessThan(MOST)
  })
})
