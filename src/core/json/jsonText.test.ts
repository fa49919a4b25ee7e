import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getAt, type Path, setAt } from './jsonPath.ts'
import { replaceInJson } from './jsonText.ts'

describe('values replaced in JSON text', () => {
  it('leave every other character as it was typed', () => {
    const text = '{ "n" :[ {"id":"a",\t"x":1.50e0},\n  { "id" : "b, \\"}]" } ] , "big": 12345678901234567890 }\n'
    const replaced = replaceInJson(text, [
      { path: ['n', 0, 'id'], value: 'longer than before' },
      { path: ['n', 1, 'id'], value: 7 },
    ])
    expect(replaced).toBe(text.replace('"a"', '"longer than before"').replace('"b, \\"}]"', '7'))
  })

  it('are the last of a repeated name, whatever its spelling', () => {
    expect(replaceInJson('{"id":1,"\\u0069d":2}', [{ path: ['id'], value: 3 }])).toBe('{"id":1,"\\u0069d":3}')
  })

  it.each<[Path]>([[['none']], [['a', 0]], [['a', 'b']], [[0]], [['list', 3]]])(
    'do not include a path that leads nowhere: %j',
    path => {
      const text = '{ "a": "text", "list": [1, 2, 3], "empty": {} }'
      expect(replaceInJson(text, [{ path, value: 1 }])).toBe(text)
    },
  )

  it('may be a hundred thousand levels deep, or beside a lone surrogate', () => {
    const [open, close, path] = ['['.repeat(100_000), ']'.repeat(100_000), Array<number>(100_000).fill(0)]
    expect(replaceInJson(`${open}1.0${close}`, [{ path, value: 2 }])).toBe(`${open}2${close}`)
    expect(replaceInJson('{"\uD800":"\uDC00","a":1}', [{ path: ['a'], value: 2 }])).toBe('{"\uD800":"\uDC00","a":2}')
  })

  it('equal the parsed value with that place set, in any layout', () => {
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

/** The paths of all values; values that setAt cannot address are left out. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : []
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries
    .filter(([key]) => key !== '__proto__')
    .flatMap(([key, held]) => [[...path, key], ...pathsIn(held, [...path, key])])
}
