import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Path } from './jsonPath.ts'
import { getAt, setAt } from './jsonPath.ts'
import { isJsonNumber, keepDigits, numberAt, replaceInJson } from './jsonText.ts'

describe('values replaced in JSON text', () => {
  it('leave every other character as it was typed', () => {
    const text = '{ "n" :[ {"id":"a",\t"x":1.50e0},\n  { "id" : "b, \\"}]" } ] , "big": 12345678901234567890 }\n'
    const replaced = replaceInJson(text, [
      { path: ['n', 0, 'id'], value: 'longer than before' },
      { path: ['n', 1, 'id'], value: 7 },
    ])
    expect(replaced).toBe(text.replace('"a"', '"longer than before"').replace('"b, \\"}]"', '7'))
  })

  it('stand as they are written when they are written as text of a number', () => {
    const replacement = { path: ['t'], number: '12345678901234567890' }
    expect(replaceInJson('{ "t": "old" }', [replacement])).toBe('{ "t": 12345678901234567890 }')
  })

  it('are the last of a name that stands twice, whatever its spelling', () => {
    expect(replaceInJson('{"id":1,"\\u0069d":2}', [{ path: ['id'], value: 3 }])).toBe('{"id":1,"\\u0069d":3}')
  })

  it.each<[Path]>([[['none']], [['a', 0]], [['a', 'b']], [[0]], [['list', 3]]])(
    'are none where the path leads nowhere: %j',
    path => {
      const text = '{ "a": "text", "list": [1, 2, 3], "empty": {} }'
      expect(replaceInJson(text, [{ path, value: 1 }])).toBe(text)
    },
  )

  it('say what the value with that place set says, in any layout', () => {
    const json = fc.jsonValue().filter(value => typeof value === 'object' && value !== null)
    fc.assert(
      fc.property(json, fc.nat(), fc.constantFrom(undefined, 1, '\t'), (value, chosen, space) => {
        const text = JSON.stringify(value, undefined, space)
        const parsed: unknown = JSON.parse(text)
        const paths = pathsIn(parsed)
        if (paths.length === 0) return
        const path = paths[chosen % paths.length] ?? []
        expect(getAt(parsed, path)).not.toBeUndefined()
        expect(JSON.parse(replaceInJson(text, [{ path, value: 'new' }]))).toEqual(setAt(parsed, path, 'new'))
      }),
    )
  })
})

describe('digits', () => {
  const odd = ['12345678901234567890', '1.50', '1e3', '-0', '1e999']
  it.each(odd)('of %s stay in a text that is laid out anew', number => {
    const from = `{"a":[${number},2],"b":"${number}","same":${number}}`
    const laidOut = JSON.stringify({ ...(JSON.parse(from) as object), more: 1 }, undefined, 2)
    expect(numberAt(keepDigits(laidOut, from), ['a', 0])).toBe(number)
    expect(numberAt(keepDigits(laidOut, from), ['same'])).toBe(number)
    expect(numberAt(keepDigits(laidOut, from), ['a', 1])).toBe('2')
  })

  it('go when the number is another or is gone', () => {
    expect(keepDigits('{"a":4,"b":[]}', '{"a":1.50,"b":[1e3]}')).toBe('{"a":4,"b":[]}')
  })

  it('are of numbers alone', () => {
    expect(numberAt('{"a":"1.5","b":null,"c":true}', ['a'])).toBeUndefined()
    expect(numberAt('{"a":"1.5","b":null,"c":true}', ['c'])).toBeUndefined()
  })
})

it('a number in JSON has no zeros before, no plus, and digits on both sides of its point', () => {
  expect(['0', '-1', '1.5', '1e3', '1E+3', '9'.repeat(400)].every(isJsonNumber)).toBe(true)
  expect(['', '01', '+1', '1.', '.5', '0x10', '1_000', 'NaN', '1 2'].some(isJsonNumber)).toBe(false)
})

/** The ways to all values; what setAt cannot name is left out. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : []
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries
    .filter(([key]) => key !== '__proto__')
    .flatMap(([key, held]) => [[...path, key], ...pathsIn(held, [...path, key])])
}
