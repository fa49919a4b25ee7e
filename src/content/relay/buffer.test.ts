import { describe, expect, it } from 'vitest'
import { createReportBuffer } from './buffer.ts'

/** The weight of a report without text. */
const EMPTY = 512

/** The bound by characters allows this many reports with this much text. */
const bufferOf = (texts: string[], maxEntries?: number, { reports = 0, characters = 0 } = {}) => {
  const buffer = createReportBuffer(maxEntries, maxEntries === undefined ? undefined : reports * EMPTY + characters)
  for (const text of texts) buffer.add({ text })
  return buffer
}
const numbers = (buffer: ReturnType<typeof createReportBuffer>, from = 1) =>
  buffer.from(from).map(({ number }) => number)

describe('the relay’s buffer of a document', () => {
  it('numbers its entries from 1 without gaps', () => {
    expect(numbers(bufferOf(['', '', '']))).toEqual([1, 2, 3])
  })

  it('drops its oldest entries beyond the bound by count, and continues the numbering', () => {
    const buffer = bufferOf(['', '', '', ''], 3, { reports: 9 })
    expect(numbers(buffer)).toEqual([2, 3, 4])
    expect({ first: buffer.first(), next: buffer.next() }).toEqual({ first: 2, next: 5 })
  })

  it('drops its oldest entries beyond the bound by characters', () => {
    expect(numbers(bufferOf(['aaaa', 'bbbb', 'cccc'], 100, { reports: 2, characters: 9 }))).toEqual([2, 3])
  })

  it('keeps as much as the bounds allow', () => {
    expect(numbers(bufferOf(['aaaa', 'bbbb', 'c'], 3, { reports: 3, characters: 9 }))).toEqual([1, 2, 3])
  })

  it('drops as many small entries as one large entry needs', () => {
    expect(numbers(bufferOf(['a', 'b', 'c', 'd'.repeat(EMPTY)], 100, { reports: 3, characters: 2 }))).toEqual([3, 4])
  })

  it('never drops the newest entry, however large', () => {
    expect(numbers(bufferOf(['a', 'far too large'], 100, { reports: 1, characters: 4 }))).toEqual([2])
    expect(numbers(bufferOf(['a'], 0))).toEqual([1])
  })

  it('has room again once a large entry is dropped', () => {
    expect(numbers(bufferOf(['far too large', 'aa', 'bb'], 100, { reports: 2, characters: 4 }))).toEqual([2, 3])
  })

  it('replays from a number on', () => {
    const buffer = bufferOf(['', '', ''])
    expect(numbers(buffer, 3)).toEqual([3])
    expect(numbers(buffer, 4)).toEqual([])
  })

  it('is empty at first, and its first entry will be the next one', () => {
    const buffer = bufferOf([])
    expect({ first: buffer.first(), next: buffer.next(), held: buffer.from(1) }).toEqual({
      first: 1,
      next: 1,
      held: [],
    })
  })

  it('holds only a few reports when their total weight is large, however short their text', () => {
    const texts = Array.from({ length: 1_000 }, () => '')
    expect(numbers(bufferOf(texts, 1_000_000, { reports: 3 }))).toEqual([998, 999, 1_000])
  })
})
