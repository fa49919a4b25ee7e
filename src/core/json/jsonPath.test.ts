import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getAt, pathText, removeAt, setAt } from './jsonPath.ts'

const json = { a: 1, list: [{ b: 2 }, 'c'], z: null }

describe('the value at a path', () => {
  it.each([
    [[], json],
    [['list', 0, 'b'], 2],
    [['list', 1], 'c'],
    [['list', 5], undefined],
    [['list', '1'], undefined],
    [['a', 0], undefined],
    [['toString'], undefined],
    [['z', 'deeper'], undefined],
  ])('%j is %j', (path, value) => {
    expect(getAt(json, path)).toEqual(value)
  })

  it('is set in its place among the others', () => {
    expect(JSON.stringify(setAt(json, ['a'], 5))).toBe('{"a":5,"list":[{"b":2},"c"],"z":null}')
    expect(setAt(json, ['list', 0, 'b'], 5)).toEqual({ ...json, list: [{ b: 5 }, 'c'] })
  })

  it('is set with all missing parents, at the end of an array', () => {
    expect(setAt({}, ['list', 3, 'b'], 5)).toEqual({ list: [{ b: 5 }] })
    expect(setAt({ a: 'text' }, ['a', 'b'], 5)).toEqual({ a: { b: 5 } })
    expect(JSON.stringify(setAt({}, ['__proto__', 'b'], 5))).toBe('{"__proto__":{"b":5}}')
  })

  it('is removed, and later items move up', () => {
    expect(removeAt(json, ['list', 0])).toEqual({ ...json, list: ['c'] })
    expect(removeAt(json, ['list', 0, 'b'])).toEqual({ ...json, list: [{}, 'c'] })
    expect(JSON.stringify(removeAt(json, ['a']))).toBe('{"list":[{"b":2},"c"],"z":null}')
  })

  it.each([[['list', 9]], [['none']], [['a', 'b']], [['list', 9, 'b']], [['list', 'b']]])(
    'that is not there is removed without a change: %j',
    path => {
      expect(removeAt(json, path)).toEqual(json)
    },
  )

  it('is the value that was set, and the original JSON never changes', () => {
    const path = fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'list', '__proto__'), fc.nat(3)), { maxLength: 4 })
    fc.assert(
      fc.property(fc.jsonValue(), path, fc.jsonValue(), (value, path, set) => {
        const before = JSON.stringify(value)
        const changed = setAt(value, path, set)
        removeAt(value, path)
        expect(JSON.stringify(value)).toBe(before)
        // Beyond the end of an array the place moves.
        if (path.every(step => typeof step === 'string')) expect(getAt(changed, path)).toEqual(set)
      }),
    )
  })

  it('is named in readable form', () => {
    expect(pathText(['notifications', 0, 'tokens', 1])).toBe('notifications[0].tokens[1]')
    expect(pathText([])).toBe('')
  })
})
