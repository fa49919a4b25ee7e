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

  it('is found in a text of some megabytes', () => {
    expect(findJsonError(`["${'x'.repeat(8_000_000)}"`)).toEqual({ line: 1, column: 8_000_004 })
  })
})
