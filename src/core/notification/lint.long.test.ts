import { describe, expect, it } from 'vitest'
import { aRequestFor, at, findingsOf, one, ROWS, to } from '../../../test/fixtures/drafts.ts'

describe('a million characters', () => {
  /** Longer than any of these takes, and far shorter than a pass over every pair of a million characters. */
  const NOTICEABLE = 3000

  it.each([
    ['state', one('mbox.state', 'x'.repeat(1_000_000))],
    ['token of padding', one('tokens', [`${'='.repeat(1_000_000)}x`])],
    ['token of blanks', one('tokens', [`x${' '.repeat(1_000_000)}x`])],
    ['mbox name', one('mbox.name', `${' '.repeat(1_000_000)}x`)],
    ['visitor', at('id.tntId', '.'.repeat(1_000_000))],
    ['time of an order', one('order.time', '1'.repeat(1_000_000))],
    ['tracking server', at('experienceCloud.analytics.trackingServer', 'a'.repeat(1_000_000))],
    ['parameter', one('parameters', { [' '.repeat(1_000_000)]: 'x' })],
    ['URL', to(url => `${url}${'&'.repeat(1_000_000)}`)],
    ['path', to(() => `https:${'/'.repeat(1_000_000)}`)],
  ])('as %s take no noticeable time', (_, change) => {
    const request = change(aRequestFor(ROWS.home))
    const before = performance.now()
    findingsOf(request, ROWS.home)
    expect(performance.now() - before).toBeLessThan(NOTICEABLE)
  })
})
