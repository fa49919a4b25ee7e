import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerpt, excerpts } from './excerpts.ts'

it('short texts are whole', () => {
  expect(excerpts('abc', 'abd')).toEqual(['abc', 'abd'])
})

it('long texts show the place at which they differ', () => {
  const same = 'x'.repeat(1000)
  const [one, other] = excerpts(`${same}a one${same}`, `${same}b one${same}`)
  expect(one).toMatch(/^…x{40}a onex+…$/)
  expect(other).toMatch(/^…x{40}b onex+…$/)
})

it('a text is cut between characters, never within one', () => {
  expect(excerpt('😀'.repeat(100), 1)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
})

it('different texts have different excerpts', () => {
  const text = fc.tuple(fc.constantFrom('', 'a'.repeat(500)), fc.string()).map(parts => parts.join(''))
  const property = fc.property(text, text, (one, other) => {
    fc.pre(one !== other)
    const [first, second] = excerpts(one, other)
    expect(first).not.toBe(second)
  })
  fc.assert(property)
})
