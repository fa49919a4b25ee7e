import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern } from './compilePattern.ts'

function isFoundBy(source: string, text: string, ignoresCase = false): boolean | string {
  const pattern = compilePattern(source, ignoresCase)
  return pattern.kind === 'pattern' ? pattern.test(text) : pattern.kind
}

describe('a regular expression', () => {
  const PARTS = String.raw`a b A c . ^ $ | \b \B \w \s \d [ab] [^a] [A-C] * + ? {2} {0,2} {1,} +? ( (?: (?<n> ) \. \u0061 é`
  const parts = fc.constantFrom(' ', ...PARTS.split(' '))
  const anyPattern = fc.array(parts, { maxLength: 8 }).map(written => written.join(''))
  const anyText = fc.array(fc.constantFrom('a', 'b', 'A', 'c', ' ', '.', '1', 'é', '\n'), { maxLength: 8 })

  it('is found where the platform finds it', () => {
    fc.assert(
      fc.property(anyPattern, anyText, fc.boolean(), (source, characters, ignoresCase) => {
        const text = characters.join('')
        expect([source, text, isFoundBy(source, text, ignoresCase)]).toEqual([
          source,
          text,
          platformFinds(source, text, ignoresCase ? 'i' : ''),
        ])
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['(', 'broken'],
    ['[b-a]', 'broken'],
    ['a{2,1}', 'broken'],
    ['a(?=b)', 'unsupported'],
    ['(?<!a)b', 'unsupported'],
    [String.raw`(a)\1`, 'unsupported'],
    ['(a{99}){99}', 'too large'],
    ['a{999}', 'too large'],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, 'unsupported'],
  ])('%s is %s', (source, kind) => {
    expect(isFoundBy(source, 'ab')).toBe(kind)
  })

  it.each(['(a+)+$', '^(a|a)*$', '(.*)*x', '(a?){60}a{60}$', '.*.*.*.*.*.*=$', '[a-m].{12}y'])(
    '%s ends at once on a text that makes others try every way',
    source => {
      const text = `${'a'.repeat(3999)}!`
      for (let times = 0; times < 20; times += 1) expect(isFoundBy(source, text)).toBe(false)
    },
  )

  it('is searched for in the beginning of a long text', () => {
    expect([isFoundBy('b', `${'a'.repeat(3999)}b`), isFoundBy('b', `${'a'.repeat(4000)}b`)]).toEqual([true, false])
  })

  it('sees a character outside the basic plane as one', () => {
    expect([isFoundBy('^.$', '😀'), isFoundBy('[😀]', '😀'), isFoundBy('^[^a]$', '😀')]).toEqual([true, true, true])
  })
})

function platformFinds(source: string, text: string, flags: string): boolean | string {
  try {
    return new RegExp(source, flags).test(text)
  } catch {
    return 'broken'
  }
}
