import { describe, expect, it } from 'vitest'
import { growth } from '../../../../test/fixtures/growth.ts'
import { aRequestFor, at, findingsOf, one, ROWS, to } from '../../../../test/fixtures/drafts.ts'

/** Ten times the characters take ten times as long in linear time, a hundred times as long in quadratic time. */
const MOST = 40

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
    const work = (length: number) => {
      const request = make(length)(aRequestFor(ROWS.home))
      return () => findingsOf(request, ROWS.home)
    }
    expect(growth(work, { from: 10_000, to: 100_000, most: MOST })).toBeLessThan(MOST)
  })
})
