import { describe, expect, it } from 'vitest'
import { aCall } from '../../../test/fixtures/host.ts'
import { createBuffer, weigh } from './buffer.ts'

const bufferOf = (texts: string[], maxEntries?: number, maxCharacters?: number) => {
  const buffer = createBuffer(maxEntries, maxCharacters)
  for (const text of texts) buffer.add({ kind: 'body', call: 1, time: 1, body: { kind: 'text', text, length: 1 } })
  return buffer
}
const numbers = (buffer: ReturnType<typeof createBuffer>, from = 1) => buffer.from(from).map(({ number }) => number)

describe('the relay’s memory of a document', () => {
  it('numbers its entries from 1 without gaps', () => {
    expect(numbers(bufferOf(['', '', '']))).toEqual([1, 2, 3])
  })

  it('drops its oldest entries beyond the bound by count, and numbers on', () => {
    const buffer = bufferOf(['', '', '', ''], 3)
    expect(numbers(buffer)).toEqual([2, 3, 4])
    expect({ first: buffer.first(), next: buffer.next() }).toEqual({ first: 2, next: 5 })
  })

  it('drops its oldest entries beyond the bound by characters', () => {
    expect(numbers(bufferOf(['aaaa', 'bbbb', 'cccc'], 100, 9))).toEqual([2, 3])
  })

  it('keeps as much as the bounds allow', () => {
    expect(numbers(bufferOf(['aaaa', 'bbbb', 'c'], 3, 9))).toEqual([1, 2, 3])
  })

  it('drops as many small entries as one large one needs', () => {
    expect(numbers(bufferOf(['a', 'b', 'c', 'dddddddd'], 100, 9))).toEqual([3, 4])
  })

  it('never drops the newest entry, however large', () => {
    expect(numbers(bufferOf(['a', 'far too large'], 100, 4))).toEqual([2])
    expect(numbers(bufferOf(['a'], 0, 0))).toEqual([1])
  })

  it('has room again after a large entry has gone', () => {
    expect(numbers(bufferOf(['far too large', 'aa', 'bb'], 100, 4))).toEqual([2, 3])
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
})

it('weighs every text of a report that a page can choose', () => {
  const body = { kind: 'text' as const, text: 'four', length: 400 }
  const command = { sendId: 's', url: '', body: 'four', timeout: 1 }
  const answered = { kind: 'answered' as const, time: 1, status: 200, headers: '', body }
  const unanswered = { kind: 'unanswered' as const, time: 1, reason: 'network' as const }
  const weights = [
    weigh(aCall(1, 'four')),
    weigh({ kind: 'body', call: 1, time: 1, body }),
    weigh({ kind: 'response', call: 1, time: 1, status: 200, body }),
    weigh({ kind: 'sent', time: 1, command }),
    weigh({ kind: 'outcome', sendId: 's', outcome: answered }),
    weigh({ kind: 'event', number: 1, time: 1, type: 'at-request-start', detail: body }),
    weigh({ kind: 'server state', number: 1, time: 1, body }),
    weigh({ kind: 'outcome', sendId: 's', outcome: unanswered }),
    weigh({ kind: 'failure', call: 1, time: 1, reason: 'network' }),
    weigh({ kind: 'body', call: 1, time: 1, body: { kind: 'unreadable', reason: 'a stream' } }),
  ]
  const { url, method } = aCall(1)
  expect(weights).toEqual([4 + url.length + method.length, 4, 4, 4, 4, 4, 4, 0, 0, 0])
})
