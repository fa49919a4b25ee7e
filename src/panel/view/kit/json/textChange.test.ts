import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textChange } from './textChange.ts'

describe('the change from one text to another', () => {
  it.each([
    ['the same', 'the same', undefined],
    ['"name": "home"', '"name": "homex"', { from: 13, to: 13, insert: 'x' }],
    ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
    ['aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
    ['', 'new', { from: 0, to: 0, insert: 'new' }],
    ['abcd', 'axyd', { from: 1, to: 3, insert: 'xy' }],
  ])('%j → %j is %j', (before, after, change) => {
    expect(textChange(before, after)).toEqual(change)
  })

  it('turns one into the other, whatever they are', () => {
    assert(
      property(string({ maxLength: 8 }), string({ maxLength: 8 }), (before, after) => {
        const { from, to, insert } = textChange(before, after) ?? { from: 0, to: 0, insert: '' }
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after)
      }),
    )
  })
})
