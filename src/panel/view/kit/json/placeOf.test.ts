import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import type { Path } from '../../../../core/json/jsonPath.ts'
import { brokenPlace, rangeOf } from './rangeOf.ts'

const REQUEST = JSON.stringify(
  { id: { tntId: 'a' }, notifications: [{ id: 'n', tokens: ['one', 'two'], mbox: { name: 'home' } }, { id: 'm' }] },
  undefined,
  2,
)

const stateOf = (doc: string) => EditorState.create({ doc })

function textAt(path: Path, doc = REQUEST): string {
  const { from, to } = rangeOf(stateOf(doc), path)
  return doc.slice(from, to)
}

const broken = (doc: string) => {
  const place = brokenPlace(stateOf(doc))
  return place && [place.from, doc.slice(place.from, place.to)]
}

describe('the place of a path', () => {
  it.each([
    [['notifications', 0, 'tokens', 1], '"two"'],
    [['notifications', 1, 'id'], '"m"'],
    [['id', 'tntId'], '"a"'],
  ])('%j is its value', (path, text) => {
    expect(textAt(path)).toBe(text)
  })

  it.each([
    [['notifications'], '"notifications"'],
    [['notifications', 0, 'mbox'], '"mbox"'],
    [['notifications', 0], '{'],
    [[], '{'],
  ])('%j, whose value has several lines, is its name or otherwise its start', (path, text) => {
    expect(textAt(path)).toBe(text)
  })

  it.each([
    [['notifications', 0, 'mbox', 'state'], '"mbox"'],
    [['notifications', 7, 'id'], '"notifications"'],
    [['context', 'beacon'], '{'],
    [['id', 0], '"id"'],
    [['id', 'tntId', 'more'], '"a"'],
  ])('%j, which is missing, is its nearest ancestor', (path, text) => {
    expect(textAt(path)).toBe(text)
  })

  it('is found in broken JSON, and for a duplicate name it is the last one', () => {
    expect(textAt(['b', 'c'], '{ "a": oops, "b": { "c": 1, , ')).toBe('1')
    expect(textAt(['a'], '{ "a": 1, "a": 2 }')).toBe('2')
    expect(textAt(['\n'], '{ "\\n": 1 }')).toBe('1')
    expect(textAt(['a'], '{ "a": }')).toBe('"a"')
  })

  it('is the start of an empty text', () => {
    expect(rangeOf(stateOf(''), ['a'])).toEqual({ from: 0, to: 0 })
  })
})

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{ "a": 1,, "b": 2 }', [9, ',']],
    ['{ half', [2, 'half']],
    ['{ "a": 1', [7, '1']],
    ['', [0, '']],
    ['{ "a": 1 "b": 2 }', [9, '"b"']],
    ['{ "a": "open\n}', [7, '"open']],
    ['{ "a": 1.x }', [8, '.x']],
    ['{ "a":\u00A01 }', [6, '\u00A0']],
    ['[ 1 }', [4, '}']],
    ['{ "a": 1, }', [10, '}']],
  ])('of %j is %j', (doc, place) => {
    expect(broken(doc)).toEqual(place)
  })

  it('is undefined when the syntax is valid', () => {
    expect(broken(REQUEST)).toBeUndefined()
  })
})
