import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { isolated, visibleSource, visibleText } from './visibleText.ts'

describe('a text of the page', () => {
  it.each([
    ['checkout', 'checkout'],
    ['a\u202Eb', 'a\\u202Eb'],
    ['a\u0000b', 'a\\u0000b'],
    ['a\r\n\tb', 'a\\r\\n\\tb'],
    ['a\u2028b\u0085c', 'a\\u2028b\\u0085c'],
    ['check\u200Bout', 'check\\u200Bout'],
    ['\u2066a\u2069', '\\u2066a\\u2069'],
    ['a\uD800', 'a\\uD800'],
    ['a\u{E0041}', 'a\\u{E0041}'],
    ['a\u200D', 'a\\u200D'],
    ['\u{1F468}\u200D\u{1F469} \u2764\uFE0F', '\u{1F468}\u200D\u{1F469} \u2764\uFE0F'],
    ['ÄÖ 中文 שלום', 'ÄÖ 中文 שלום'],
  ])('%j is shown as %j', (text, shown) => expect(visibleText(text)).toBe(shown))

  it('is one line without a control character, whatever it holds, and is unchanged by a second pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), text => {
        const shown = visibleText(text)
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
        expect(visibleText(shown)).toBe(shown)
      }),
    )
  })

  it('keeps its lines and tabs as a source', () => {
    expect(visibleSource('<a>\n\t\u202E</a>\u0000')).toBe('<a>\n\t\\u202E</a>\\u0000')
  })

  it.each([
    ['checkout', 'checkout'],
    ['קופה', '\u2068קופה\u2069'],
    ['دفع\u2069', '\u2068دفع\\u2069\u2069'],
  ])('%j appears in a sentence as %j', (text, shown) => expect(isolated(text)).toBe(shown))
})
