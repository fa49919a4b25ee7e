import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { number } from '../../../test/fixtures/jsonNumbers.ts'
import { isObject, memberText, parseJson, toJson } from './json.ts'
import { removeAt, setAt, type Path } from './jsonPath.ts'
import { isJsonNumber, keepAllNumbers, keepNumbers, numberText, putNumber } from './writtenNumbers.ts'

const ODD = [
  '9223372036854775801',
  '-9223372036854775801',
  '1.0',
  '-0',
  '-0.0',
  '1e400',
  '-1e400',
  '1E5',
  '1e+3',
  '1.50e-7',
  '0.1000000000000000055511',
  '0.0000001',
  '100000000000000000000000',
  '19.90',
  '0e0',
  '9'.repeat(400),
]

const text = fc.oneof(fc.string(), fc.constantFrom('1.0', '\u0001', '\u0001\u00011.0', ': 1.0,', '"1.0"', '__proto__'))

/** JSON text without white space, without repeated names, and without names that the engine moves. */
const { json } = fc.letrec<{ json: string; list: string; object: string }>(tie => ({
  json: fc.oneof(
    { maxDepth: 4 },
    number,
    text.map(held => JSON.stringify(held)),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('json'), { maxLength: 5 }).map(items => `[${items.join(',')}]`),
  object: fc
    .uniqueArray(
      fc.tuple(
        text.map(name => `n${name}`),
        tie('json'),
      ),
      { maxLength: 5, selector: ([name]) => name },
    )
    .map(members => `{${members.map(([name, held]) => `${JSON.stringify(name)}:${held}`).join(',')}}`),
}))
const container = json.map(held => `{"held":${held},"number":1.50}`)

const parse = (written: string): unknown => {
  const reading = parseJson(written)
  if (reading.kind !== 'json') throw new Error(reading.detail)
  return reading.value
}

describe('a number in JSON', () => {
  it.each(ODD)('is written as it was read: %s', written => {
    const whole = `{"a":[${written},2],"b":{"c":${written}},"d":"${written}"}`
    expect(toJson(parse(whole), 0)).toBe(whole)
    expect(numberText(parse(`{"a":${written}}`), 'a')).toBe(written)
    expect(numberText(parse(`[1,${written}]`), 1)).toBe(written)
  })

  it('is a plain number for all readers', () => {
    const value = parse('{"a":1.0,"b":[9223372036854775801,-0],"c":1e400}')
    const { a, b, c } = value as { a: number; b: number[]; c: number }
    expect([a, b.length, ...b, c]).toEqual([1, 2, 9223372036854776000, -0, Infinity])
    expect(Object.keys(value as object)).toEqual(['a', 'b', 'c'])
  })

  it('keeps its notation in any JSON and layout, and has the engine’s value', () => {
    fc.assert(
      fc.property(container, written => {
        expect(toJson(parse(written), 0)).toBe(written)
        expect(toJson(parse(toJson(parse(written), 2) ?? ''), 0)).toBe(written)
        expect(JSON.stringify(parse(written))).toBe(JSON.stringify(JSON.parse(written)))
      }),
    )
  })

  it('keeps its notation when something else is set or removed', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 6 }), fc.nat(5), (numbers, chosen) => {
        const at = chosen % numbers.length
        const whole = (held: readonly string[]) => `{"list":[${held.join(',')}],"n":1.0}`
        const value = parse(whole(numbers))
        expect(toJson(setAt(value, ['list', at], 'set'), 0)).toBe(whole(numbers.with(at, '"set"')))
        expect(toJson(removeAt(value, ['list', at]), 0)).toBe(whole(numbers.toSpliced(at, 1)))
        expect(toJson(removeAt(setAt(value, ['more'], 1), ['list']), 0)).toBe('{"n":1.0,"more":1}')
      }),
    )
  })

  it.each<[unknown, string]>([
    [2, '{"a":2}'],
    [1, '{"a":1.0}'],
    ['1.0', '{"a":"1.0"}'],
  ])('loses its notation once the value changes: %j', (value, expected) => {
    expect(toJson(setAt(parse('{"a":1.0}'), ['a'], value), 0)).toBe(expected)
  })

  it('is set as it is written', () => {
    expect(toJson(putNumber({ a: 1 }, 'b', '9223372036854775801'), 0)).toBe('{"a":1,"b":9223372036854775801}')
    expect(toJson(putNumber(putNumber({}, 'a', '1.0'), 'b', '2.0'), 0)).toBe('{"a":1.0,"b":2.0}')
  })

  it('keeps its notation in a copy made member by member', () => {
    const value = parse('{"a":1.0,"b":{"c":2.0,"d":[3.0]},"e":4.0}')
    const copy = structuredClone({ ...(isObject(value) ? value : {}), e: 5 })
    keepAllNumbers(copy, value)
    expect(toJson(copy, 0)).toBe('{"a":1.0,"b":{"c":2.0,"d":[3.0]},"e":5}')
    expect(
      toJson(
        keepNumbers({ f: 1 }, value, () => 'a'),
        0,
      ),
    ).toBe('{"f":1.0}')
  })

  it('has no leading zeros, no plus, and digits on both sides of its point', () => {
    expect(['0', '-1', '1.5', '1e3', '1E+3', '9'.repeat(400)].every(isJsonNumber)).toBe(true)
    expect(['', '01', '+1', '1.', '.5', '0x10', '1_000', 'NaN', '1 2'].some(isJsonNumber)).toBe(false)
  })
})

describe('JSON that the engine reads in a special way', () => {
  it.each([
    ['a name twice: the last counts', '{"a":1.0,"a":2.0}', '{"a":2.0}'],
    ['a name twice, then no number', '{"a":1.0,"a":"1"}', '{"a":"1"}'],
    ['names that are numbers come first', '{"b":1.0,"1":2.0}', '{"1":2.0,"b":1.0}'],
    ['the name of the prototype', '{"__proto__":1.0,"constructor":{"__proto__":2.0}}', undefined],
    ['an escaped name', '{"\\u0061":1.0}', '{"a":1.0}'],
    ['a text that looks marked', '{"a":"\\u00011.0","b":"\\u0001\\u00012","c":1.0}', undefined],
  ])('%s', (_, written, expected) => expect(toJson(parse(written), 0)).toBe(expected ?? written))

  it('a deep nesting', () => {
    const deep = `${'['.repeat(2000)}1.0${']'.repeat(2000)}`
    expect(toJson(parse(deep), 0)).toBe(deep)
  })

  it('a number a hundred thousand levels deep', () => {
    let held = parse(`${'['.repeat(100_000)}1.50${']'.repeat(100_000)}`)
    while (Array.isArray(held) && Array.isArray(held[0])) held = held[0]
    expect(memberText(held, 0)).toBe('1.50')
  })

  it('numbers beside lone surrogates and text that looks like tokens', () => {
    const written = '{"\uD800":1.0,"[\\"2.0,":"\uDC00 3.0","a":4.0}'
    expect(toJson(parse(written), 0)).toBe(written.replace('\uD800', '\\ud800').replace('\uDC00', '\\udc00'))
  })

  it('text that is not JSON, with the engine’s message', () => {
    expect(parseJson('{"a":1.0,}')).toMatchObject({ kind: 'not json' })
    expect(parseJson('{"a":01.0}')).toMatchObject({ kind: 'not json' })
  })
})

it('a member is written in readable form', () => {
  const value = parse('{"a":"x","b":1.0,"c":{"d":2.0},"e":null,"f":[1.0]}')
  const path: Path = ['a', 'b', 'c', 'e', 'f', 'none']
  expect(path.map(name => memberText(value, name))).toEqual(['x', '1.0', '{"d":2.0}', 'null', '[1.0]', ''])
  expect(memberText(member('f'), 0)).toBe('1.0')

  function member(name: string): unknown {
    return (value as { [name: string]: unknown })[name]
  }
})
