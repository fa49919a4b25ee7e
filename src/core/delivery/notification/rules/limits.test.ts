import { describe, expect, it } from 'vitest'
import {
  all,
  aRequestFor,
  at,
  codeOf,
  findingsOf,
  one,
  ROWS,
  type Change,
} from '../../../../../test/fixtures/drafts.ts'
import { pathText } from '../../../json/jsonPath.ts'
import { REQUEST } from '../../requestModel.ts'
import {
  patternsOf,
  type DisputedLimit,
  type Limit,
  type LimitSource,
  type PatternOf,
  type Shape,
} from '../../../dialect/shape.ts'

type JsonType = Exclude<Shape['kind'], 'any'>

const MEMBERS = patternsOf(REQUEST).filter(({ pattern }) => pattern !== 'notifications.*.timestamp')

/** A row for each member that has a given rule in the model. */
function table<Rule>(ruleOf: (one: PatternOf) => Rule | undefined): [pattern: string, rule: Rule][] {
  return MEMBERS.flatMap(one => {
    const rule = ruleOf(one)
    return rule === undefined ? [] : [[one.pattern, rule] satisfies [string, Rule]]
  })
}

const figures = (limits: [string, Limit | DisputedLimit][]): [string, number, LimitSource][] =>
  limits.flatMap(([pattern, max]) => ('low' in max ? [] : [[pattern, ...max] satisfies [string, number, LimitSource]]))
const disputes = (limits: [string, Limit | DisputedLimit][]): [string, DisputedLimit][] =>
  limits.flatMap(([pattern, max]) => ('low' in max ? [[pattern, max] satisfies [string, DisputedLimit]] : []))

const longest = table(({ shape }) => (shape.kind === 'string' ? shape.max : undefined))
const most = table(({ shape }) => (shape.kind === 'array' || shape.kind === 'object' ? shape.max : undefined))
const shortest = table(({ shape }) => (shape.kind === 'string' ? shape.min : undefined))
const smallest = table(({ shape }) => (shape.kind === 'number' ? shape.min : undefined))
const LENGTHS = figures(longest)
const DISPUTED_LENGTHS = disputes(longest)
const COUNTS = figures(most)
const DISPUTED_COUNTS = disputes(most)
const SHORTEST = figures(shortest)
const SMALLEST = figures(smallest)
const BLANKS = table(({ shape }) => (shape.kind === 'string' ? shape.notBlank : undefined))
const WHOLE = table(({ shape }) => (shape.kind === 'number' ? shape.whole : undefined))
const REQUIRED = table(({ shape }) => shape.required)
const ENUMS = table(({ pattern, shape }) =>
  shape.kind === 'string' && pattern !== 'notifications.*.type' ? shape.values : undefined,
)
const TYPES = table(({ shape }) => (shape.kind === 'any' ? undefined : shape.kind))

const x = (length: number) => 'x'.repeat(length)
const placeOf = (pattern: string) => pattern.replaceAll('*', '0')

/** The findings at a pattern’s own place when its first match has this value. */
function foundAt(pattern: string, value: unknown, before: Change = request => request) {
  const place = placeOf(pattern)
  const found = findingsOf(all(before, at(place, value))(aRequestFor(ROWS.home)), ROWS.home)
  const text = pathText(place.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step)))
  return found
    .filter(finding => finding.place.in === 'body' && pathText(finding.place.path) === text)
    .map(finding => ({ code: codeOf(finding), source: finding.source, severity: finding.severity }))
}

const lonely = (pattern: string, value: unknown, code: string, before?: Change) =>
  foundAt(pattern, value, before).filter(found => found.code === code)

describe('of every limit', () => {
  it.each(LENGTHS)('%s is too long beyond %d characters, by %s, and not before', (pattern, max, source) => {
    expect(lonely(pattern, x(max + 1), 'tooLong')).toEqual([{ code: 'tooLong', source, severity: 'error' }])
    expect(lonely(pattern, x(max), 'tooLong')).toEqual([])
  })

  it.each(DISPUTED_LENGTHS)('%s is disputed between the two figures, and too long beyond both', (pattern, limit) => {
    const { low, high } = limit
    const [strict, generous] = [low[1], high[1]]
    expect(foundAt(pattern, x(low[0]))).toEqual([])
    const warning = { code: 'tooLongForSome', source: strict, severity: 'warning' }
    expect(foundAt(pattern, x(low[0] + 1))).toEqual([warning])
    expect(foundAt(pattern, x(high[0]))).toEqual([warning])
    expect(foundAt(pattern, x(high[0] + 1))).toEqual([{ code: 'tooLong', source: generous, severity: 'error' }])
  })

  it.each(SHORTEST)('%s is too short below %d characters, by %s, and not from there on', (pattern, min, source) => {
    expect(lonely(pattern, x(min - 1), 'tooShort')).toEqual([{ code: 'tooShort', source, severity: 'error' }])
    expect(lonely(pattern, x(min), 'tooShort')).toEqual([])
  })

  it.each(BLANKS)('%s may not be blank, by %s', (pattern, source) => {
    expect(lonely(pattern, ' ', 'blank')).toEqual([{ code: 'blank', source, severity: 'error' }])
    expect(lonely(pattern, 'x', 'blank')).toEqual([])
  })

  const sized = (pattern: string, size: number): unknown =>
    pattern.endsWith('arameters')
      ? Object.fromEntries(Array.from({ length: size }, (_, index) => [`n${index}`, 'v']))
      : Array.from({ length: size }, () => ({ id: 'a', integrationCode: 'b', authenticatedState: 'authenticated' }))

  it.each(COUNTS)('%s has too many entries beyond %d, by %s, and not before', (pattern, max, source) => {
    expect(lonely(pattern, sized(pattern, max + 1), 'tooMany')).toEqual([
      { code: 'tooMany', source, severity: 'error' },
    ])
    expect(lonely(pattern, sized(pattern, max), 'tooMany')).toEqual([])
  })

  it.each(DISPUTED_COUNTS)('%s is disputed between the two figures, and too many beyond both', (pattern, limit) => {
    const { low, high } = limit
    const codesOf = (size: number) => foundAt(pattern, sized(pattern, size)).map(({ code }) => code)
    expect([low[0], low[0] + 1, high[0], high[0] + 1].flatMap(codesOf)).toEqual([
      'tooManyForSome',
      'tooManyForSome',
      'tooMany',
    ])
  })

  it.each(ENUMS)('%s knows the words %s and no other', (pattern, words) => {
    for (const word of words) expect(lonely(pattern, word, 'notOneOf')).toEqual([])
    const error = { code: 'notOneOf', source: 'OpenAPI', severity: 'error' }
    expect(lonely(pattern, words[0]?.toUpperCase(), 'notOneOf')).toEqual([error])
  })

  it.each(SMALLEST)('%s is at least %d, by %s', (pattern, min, source) => {
    expect(lonely(pattern, min - 1, 'tooSmall')).toEqual([{ code: 'tooSmall', source, severity: 'error' }])
    expect(lonely(pattern, min, 'tooSmall')).toEqual([])
  })

  it.each(WHOLE)('%s is a whole number, by %s', (pattern, source) => {
    expect(lonely(pattern, 7.5, 'notWhole')).toEqual([{ code: 'notWhole', source, severity: 'error' }])
    expect(lonely(pattern, 7, 'notWhole')).toEqual([])
  })

  it.each(REQUIRED)('%s is required, by %s, if its parent exists', (pattern, source) => {
    const [holder] = /.*(?=\.)/.exec(placeOf(pattern)) ?? []
    const isInNotification = holder === 'notifications.0'
    const before = holder && !isInNotification ? at(holder, { other: 1 }) : undefined
    expect(lonely(pattern, undefined, 'missing', before)).toEqual([{ code: 'missing', source, severity: 'error' }])
    expect(lonely(pattern, 'there', 'missing', before)).toEqual([])
    if (before) expect(lonely(pattern, undefined, 'missing', at(holder ?? '', undefined))).toEqual([])
  })

  const RIGHT: Record<JsonType, unknown> = { string: 'x', number: 7, boolean: true, object: {}, array: [] }
  it.each(TYPES)('%s is of type %s, and of no other', (pattern, type) => {
    const isNullAbsent = !REQUIRED.some(([needed]) => needed === pattern) && !pattern.endsWith('*')
    for (const [other, value] of [...Object.entries(RIGHT), ...(isNullAbsent ? [] : [['null', null] as const])]) {
      const found = foundAt(pattern, value).filter(({ code }) => code === 'wrongType' || code === 'field')
      const error = { code: 'wrongType', source: 'OpenAPI', severity: 'error' }
      expect([other, found]).toEqual([other, other === type ? [] : [error]])
    }
  })
})

it('null means that an optional member is absent', () => {
  for (const path of ['impressionId', 'mbox.state', 'view', 'order.total']) {
    const request = one(path, null)(aRequestFor(ROWS.home))
    const found = findingsOf(request, ROWS.home).filter(
      ({ what }) => what.kind === 'problem' || (what.kind === 'rule' && what.code === 'wrongType'),
    )
    expect([path, found]).toEqual([path, []])
  }
})

describe('a value of another type', () => {
  it.each([
    ['a text', 'id', 5, '5'],
    ['a number', 'order.total', '5.5', 5.5],
    ['a timestamp', 'timestamp', '1778058000000', 1_778_058_000_000],
  ])('becomes %s', (_, path, value, fixed) => {
    const request = one(path, value)(aRequestFor(ROWS.home))
    const found = findingsOf(request, ROWS.home).find(finding => codeOf(finding) === 'wrongType')
    expect(found?.fix?.edits).toEqual([{ in: 'body', path: ['notifications', 0, ...path.split('.')], value: fixed }])
  })

  it.each([
    ['id', {}],
    ['id', null],
    ['order.total', 'much'],
    ['tokens', 'one'],
  ])('of %s that means nothing in the right one stays: %j', (path, value) => {
    const request = one(path, value)(aRequestFor(ROWS.home))
    const found = findingsOf(request, ROWS.home).find(finding => codeOf(finding) === 'wrongType')
    expect(found).toMatchObject({ fix: undefined })
  })
})
