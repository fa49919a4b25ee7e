import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growth } from '../../../test/fixtures/growth.ts'
import { createReplacer } from './createReplacer.ts'

const replacerOf = (...texts: string[]) => createReplacer(texts.map(text => ({ text, of: `<${text}>` })))
const replaced = (text: string, ...texts: string[]) => replacerOf(...texts).replace(text, of => of)

describe('many texts that are replaced in one pass', () => {
  it.each([
    ['each of them', 'a bob and ann', ['bob', 'ann'], 'a <bob> and <ann>'],
    ['the longest of those that begin together', 'annabel', ['ann', 'annabel'], '<annabel>'],
    ['the longest of those that end together', 'annabel', ['bel', 'annabel'], '<annabel>'],
    ['both of those that overlap', 'abcde', ['abc', 'cde'], '<abc><cde>'],
    ['one that comes after the beginning of another', 'abcx bcd', ['abcy', 'bcd'], 'abcx <bcd>'],
    ['one within one that does not end', 'abcdx', ['abcdy', 'bc'], 'a<bc>dx'],
    ['two that touch', 'annbob', ['ann', 'bob'], '<ann><bob>'],
  ])('%s', (_, text, texts, expected) => {
    expect(replaced(text, ...texts)).toBe(expected)
  })

  it('leaves none of them, whatever they and the text are', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(
        fc.array(short, { minLength: 1, maxLength: 5 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c') }),
        (texts, text) => {
          const rest = createReplacer(texts.map(one => ({ text: one, of: '|' }))).replace(text, of => of)
          for (const one of texts) expect(rest).not.toContain(one)
          expect(texts.some(one => text.includes(one))).toBe(replacerOf(...texts).occursIn(text))
        },
      ),
    )
  })

  it('leaves out the beginning of one at the end of a text that is cut', () => {
    const { replace } = replacerOf('secret-1234')
    expect(replace('see secret-12', of => of, true)).toBe('see ')
    expect(replace('see secret-12', of => of)).toBe('see secret-12')
    expect(replace('see sec', of => of, true)).toBe('see sec')
  })

  it('takes time in proportion to the texts', () => {
    const prepare = (size: number) => {
      const texts = Array.from({ length: size / 20 }, (_, at) => `${'a'.repeat(40)}${at}`)
      return () => void replaced('a'.repeat(size * 20), ...texts)
    }
    expect(growth(prepare, { from: 5000, to: 20_000, most: 10 })).toBeLessThan(10)
  })
})
