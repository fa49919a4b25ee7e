import { describe, expect, it } from 'vitest'
import { jsonCursor } from './jsonCursor.ts'

/** The result at the bar in a text. */
function at(text: string) {
  return jsonCursor(text.replace('|', ''), text.indexOf('|'))
}

describe('a place in JSON', () => {
  it.each([
    ['{ | }', 'name', []],
    ['{ "a": 1, "|" }', 'name', []],
    ['{ "a": { "b": [ 1, { "c|" } ] } }', 'name', ['a', 'b', 1]],
    ['{ "a": | }', 'value', ['a']],
    ['{ "a": "x|" }', 'value', ['a']],
    ['{ "a": [ 1, | ] }', 'value', ['a', 1]],
    ['{ "a": { "b": 1 }, "c": tr|ue }', 'value', ['c']],
  ] as const)('%s is a %s of %j', (text, role, path) => {
    expect(at(text)).toMatchObject({ role, path })
  })

  it.each([
    ['a started name, above others', '{\n  "no|\n  "id": {}\n}', 'name', []],
    ['the text after a broken value', '{ "a": [ , { "b": oops oops, "c": "|', 'value', ['a', 1, 'c']],
    ['more closing brackets than opening ones', '] } { "a": { "|', 'name', ['a']],
    ['a word without its quotes', '{ no| }', 'name', []],
    ['an open text with an escaped quote', '{ "a": "x\\"y|', 'value', ['a']],
    ['a name that is typed twice', '{ "a": 1, "a": { "|', 'name', ['a']],
    ['a lone surrogate', '{ "\uD800": { "b|', 'name', ['\uD800']],
  ] as const)('is known in broken JSON: %s', (_, text, role, path) => {
    expect(at(text)).toMatchObject({ role, path })
  })

  it('is undefined outside every object and list', () => {
    expect([at('|{}'), at('{}|'), at('"a|"'), at('|')]).toEqual([undefined, undefined, undefined, undefined])
  })

  it('includes the other names of its own object, on both sides', () => {
    expect(at('{ "x": { "y": 1 }, "|", "z": { "y": 2 }, "w": 3 }')?.siblings).toEqual(['x', 'z', 'w'])
    expect(at('{ "x": 1,\n  "n|\n  "z": 1 }')?.siblings).toEqual(['x', 'z'])
    expect(at('{ "x": 1, "y|": 2, "z": "x" }')?.siblings).toEqual(['x', 'z'])
    expect(at('{ "x": 1 | }')?.siblings).toEqual(['x'])
  })

  it('is known below a hundred thousand levels', () => {
    expect(at(`${'['.repeat(100_000)}{ "a": |`)?.path).toHaveLength(100_001)
  })

  it('covers the token that it is in', () => {
    expect(at('{ "na|me": 1 }')).toMatchObject({ from: 2, to: 8, next: ':' })
    expect(at('{ "na| }')).toMatchObject({ from: 2 })
    expect(at('{ | }')).toMatchObject({ from: 2, to: 2, next: '}' })
    expect(at('{ "a|')).toMatchObject({ from: 2, to: 4, next: '' })
    expect(at('{ "a|},\n"b": 1')).toMatchObject({ from: 2, to: 4, next: '}' })
    expect(at('{ "|},\n"b": 1')).toMatchObject({ from: 2, to: 3, next: '}', siblings: [] })
  })

  it('reports where the comma before it is missing', () => {
    expect(at('{ "a": 1 | }')?.commaAt).toBe(8)
    expect(at('{ "a": {} "|" }')?.commaAt).toBe(9)
    expect(at('{ "a": 1, | }')?.commaAt).toBeUndefined()
    expect(at('{ | }')?.commaAt).toBeUndefined()
    expect(at('{ "a": | }')?.commaAt).toBeUndefined()
  })
})
