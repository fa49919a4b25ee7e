import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from './json.ts'
import { findJsonError } from './jsonError.ts'

describe('the place where a text is not JSON', () => {
  it.each([
    ['', 1, 1],
    ['hello', 1, 1],
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{"a": [1, 2}', 1, 12],
    ['["cut', 1, 2],
    ['[1, 2', 1, 6],
    ['[01]', 1, 3],
    ['{"a":1} more', 1, 9],
    ['{"a":\u00A01}', 1, 6],
    ['[1]\u00A0', 1, 4],
    ['[1.]', 1, 3],
    ['["a\tb"]', 1, 2],
    ['{"a": "x\n}', 1, 7],
    ['{"a": 1, "', 1, 10],
    ['{"a" 1}', 1, 6],
    ['{a: 1}', 1, 2],
    ['}', 1, 1],
  ])('of %j is line %i, column %i', (text, line, column) => {
    expect(findJsonError(text)).toEqual({ line, column })
  })

  it('is found in exactly the texts that the engine rejects', () => {
    const corrupted = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '\\', ':', '0', '-', ' ', 'null', '\n'))
      .map(
        ([text, place, put]) =>
          text.slice(0, place % (text.length + 1)) + put + text.slice(1 + (place % (text.length + 1))),
      )
    const isAsRead = (text: string): boolean =>
      (findJsonError(text) === undefined) === (parseJson(text).kind === 'json')
    fc.assert(fc.property(fc.oneof(fc.json(), corrupted), isAsRead), { numRuns: 1_000 })
  })

  it.each(['{"a":1,"a":2}', '["\uD800","\\udc00"]', '[-0,1.0,1E400,9223372036854775801]'])(
    'is undefined for %j',
    text => expect(findJsonError(text)).toBeUndefined(),
  )

  it('is found in a text of some megabytes', () => {
    expect(findJsonError(`["${'x'.repeat(8_000_000)}"`)).toEqual({ line: 1, column: 8_000_004 })
    expect(findJsonError(`["${'x'.repeat(8_000_000)}`)).toEqual({ line: 1, column: 2 })
    expect(findJsonError(`["${'\\"'.repeat(2_000_000)}"`)).toEqual({ line: 1, column: 4_000_004 })
    expect(findJsonError(`[${'x'.repeat(8_000_000)}`)).toEqual({ line: 1, column: 2 })
  })

  it('is found below a hundred thousand levels', () => {
    const [open, close] = ['['.repeat(100_000), ']'.repeat(100_000)]
    expect(findJsonError(open + close)).toBeUndefined()
    expect(findJsonError(open)).toEqual({ line: 1, column: 100_001 })
    expect(findJsonError(`${open}}`)).toEqual({ line: 1, column: 100_001 })
    expect(findJsonError(`${open}${close}]`)).toEqual({ line: 1, column: 200_001 })
  })
})
