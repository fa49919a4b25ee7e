import { describe, expect, it } from 'vitest'
import { memberOf, readJsonTree, type JsonNode } from './jsonTree.ts'

/** The text at a path of names and indexes. */
function at(text: string, ...path: (string | number)[]): string | undefined {
  let node = readJsonTree(text)
  for (const step of path) node = node && memberOf(node, step)?.value
  return node && text.slice(node.from, node.to)
}

describe('the place of a value', () => {
  it('covers it as it is written, without the space around it', () => {
    const text = ' { "a" : 1.50e0 , "b":[ -0,"\\u0041" ,{ } ],"c":12345678901234567890}\n'
    expect(at(text)).toBe(text.trim())
    expect(at(text, 'a')).toBe('1.50e0')
    expect([0, 1, 2].map(index => at(text, 'b', index))).toEqual(['-0', '"\\u0041"', '{ }'])
    expect(at(text, 'c')).toBe('12345678901234567890')
  })

  it('is that of the last of a repeated name, whatever its spelling', () => {
    expect(at('{"a":1,"b":2,"\\u0061":3}', 'a')).toBe('3')
  })

  it('is found by a lone surrogate, as it is or escaped', () => {
    expect(at('{"\uD800":"\uDC00"}', '\uD800')).toBe('"\uDC00"')
    expect(at('{"\\ud800":1}', '\uD800')).toBe('1')
    expect(at('{"\uDC00\uD800":1}', '\uD800\uDC00')).toBeUndefined()
  })

  it('is undefined in a text without a value', () => {
    expect([readJsonTree(''), readJsonTree(' \n'), readJsonTree('}],:')]).toEqual([undefined, undefined, undefined])
  })
})

describe('half-typed JSON', () => {
  it.each<[text: string, path: (string | number)[], found: string | undefined]>([
    ['{ "a": { "b": 1', ['a', 'b'], '1'],
    ['{ "a": { "b": 1', ['a'], '{ "b": 1'],
    ['{ "a": , "b": 2 }', ['a'], undefined],
    ['{ "a": , "b": 2 }', ['b'], '2'],
    ['{ "a", "b": 2 }', ['b'], '2'],
    ['{ "a": 1 "b": 2 }', ['b'], '2'],
    ['{ "a": 1,, "b": 2 }', ['b'], '2'],
    ['{ "a": "x\n "b": 2 }', ['a'], '"x'],
    ['{ "a": "x\n "b": 2 }', ['b'], '2'],
    ['{ no\n "b": 2 }', ['b'], '2'],
    ['[ 1, , 3 ]', [2], '3'],
    ['{ "a": [ 1, { "b": 2 } }', ['a', 1, 'b'], '2'],
  ])('%j has at %j: %j', (text, path, found) => {
    expect(at(text, ...path)).toBe(found)
  })
})

it.each(['[', '{"a":'])('a hundred thousand levels of %s are read', sign => {
  const depth = 100_000
  for (const text of [sign.repeat(depth), `${sign.repeat(depth)}1.0${(sign === '[' ? ']' : '}').repeat(depth)}`]) {
    let levels = 0
    let node: JsonNode | undefined = readJsonTree(text)
    for (; node; node = node.members[0]?.value) levels += 1
    expect(levels).toBe(text.includes('1') ? depth + 1 : depth)
  }
})
