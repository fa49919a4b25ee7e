import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growth } from '../../../test/fixtures/growth.ts'
import { jsonTokens, nameIn, validLength } from './jsonTokens.ts'

const texts = (text: string): string[] => [...jsonTokens(text)].map(token => token.text)

describe('the tokens of JSON text', () => {
  it.each<[string, string[]]>([
    ['{"a" :[1.50,-0 ,true]}', ['{', '"a"', ':', '[', '1.50', ',', '-0', ',', 'true', ']', '}']],
    ['"a\\"b\\\\" "c"', ['"a\\"b\\\\"', '"c"']],
    ['"open, 1', ['"open', ',', '1']],
    ['"open\n"b"', ['"open', '"b"']],
    ['"a\\"b', ['"a\\"b']],
    ['"', ['"']],
    ['01 1.e nope\u00A0x', ['01', '1.e', 'nope', 'x']],
    ['"\uD800" \uDC00', ['"\uD800"', '\uDC00']],
  ])('%j are %j', (text, tokens) => {
    expect(texts(text)).toEqual(tokens)
  })

  it('are in order and leave out white space only, whatever the text is', () => {
    const soup = fc.array(
      fc.oneof(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '\\"', ' ', '\n', '\u00A0', '1'), fc.string()),
    )
    fc.assert(
      fc.property(
        soup.map(parts => parts.join('')),
        text => {
          let end = 0
          for (const { from, to, text: found } of jsonTokens(text)) {
            expect(text.slice(end, from).trim()).toBe('')
            expect(found).toBe(text.slice(from, to))
            expect(to).toBeGreaterThan(from)
            end = to
          }
          expect(text.slice(end).trim()).toBe('')
        },
      ),
    )
  })
})

it.each(['"\\"', ' \\"a', '\\', '"a ', '"a\n', '"\\\r', '\\"', '[{"":', 'a', '\u00A0'])(
  'takes time in proportion to the text, even of %j over and over',
  unit => {
    const prepare = (size: number) => {
      const text = unit.repeat(size)
      return () => {
        let count = 0
        for (const token of jsonTokens(text)) count += token.text.length
        expect(count).toBeLessThanOrEqual(text.length)
      }
    }
    expect(growth(prepare, { from: 50_000, to: 200_000, most: 10 })).toBeLessThan(10)
  },
)

it.each([
  ['"a\\u00e4\\n"', 11],
  ['"\uD800\\udc00"', 9],
  ['"', 0],
  ['"a', 0],
  ['"\\x"', 0],
  ['"a\tb"', 0],
  ['-1.50E+3', 8],
  ['01', 1],
  ['1.e', 1],
  ['-', 0],
  ['nullx', 4],
  ['nul', 0],
  ['NaN', 0],
])('of %j the first %i characters are JSON', (text, length) => {
  expect(validLength(text)).toBe(length)
})

it.each([
  ['"a"', 'a'],
  ['"\\u0061\\""', 'a"'],
  ['"\\ud800"', '\uD800'],
  ['""', ''],
  ['"', ''],
  ['"op', 'op'],
  ['"\\x"', '\\x'],
  ['word', 'word'],
])('the name in %j is %j', (text, name) => {
  expect(nameIn(text)).toBe(name)
})
