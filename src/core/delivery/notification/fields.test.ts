import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../json/json.ts'
import { isJsonNumber } from '../../json/writtenNumbers.ts'
import {
  FIELDS,
  fieldsOf,
  LOCATIONS,
  notificationAt,
  readField,
  restoreField,
  writeField,
  type Field,
} from './fields.ts'

const aBody = (notification: JsonObject = {}): JsonObject => ({
  requestId: 'r',
  context: { channel: 'web' },
  notifications: [
    { id: 'n', own: 'kept', mbox: { name: 'home', state: 's', own: 'kept' }, ...notification },
    { id: 'other' },
  ],
})
/** The member that a field writes, if its name differs. */
const TOUCHED: Partial<Record<Field, string>> = {
  mboxName: 'mbox',
  state: 'mbox',
  viewName: 'view',
  viewKey: 'view',
  location: 'mbox',
}
const written = (field: Field, text: string, notification?: JsonObject) =>
  notificationAt(writeField(aBody(notification), field, text), 0)

/** Characters that people type, without separators of parts and without white space at the ends. */
const word = fc.stringMatching(/^[\w/<>{}:;!?ä€😀+-][\w/<>{}:;!?ä€😀 +-]{0,8}[\w/<>{}:;!?ä€😀+-]$/u)
// Integer names change their places in a JavaScript object.
const name = word.filter(text => !/^\d+$/.test(text))
const pairs = fc
  .uniqueArray(fc.tuple(name, fc.oneof(word, fc.constant('a = b'))), { selector: ([key]) => key })
  .map(list => list.map(([key, value]) => `${key} = ${value}`).join('\n'))
const anyText = fc.string({ unit: 'grapheme' })

const wellFormed: Record<Field, fc.Arbitrary<string>> = {
  type: anyText,
  location: fc.constantFrom(...LOCATIONS),
  id: anyText,
  impressionId: anyText,
  timestamp: fc.oneof(
    fc.maxSafeInteger().map(String),
    anyText.filter(text => !isJsonNumber(text.trim())),
  ),
  mboxName: anyText,
  viewName: anyText,
  viewKey: anyText,
  state: anyText,
  tokens: fc.array(word).map(list => list.join('\n')),
  parameters: pairs,
  profileParameters: pairs,
  order: fc.tuple(word, fc.nat(), fc.array(word)).map(([id, total, ids]) => [id, total, ...ids].join(', ')),
  product: fc.tuple(word, word).map(list => list.join(', ')),
  address: pairs,
}

describe('a field of the notification editor', () => {
  it.each(FIELDS)('%s reads as it was written', field => {
    const property = fc.property(wellFormed[field], text => {
      expect(readField(written(field, text), field)).toBe(text)
    })
    fc.assert(property)
  })

  it.each(FIELDS)('%s touches nothing else, whatever is written', field => {
    const property = fc.property(anyText, text => {
      const body = aBody()
      const { notifications, ...rest } = writeField(body, field, text)
      const [first, ...others] = notifications as JsonObject[]
      expect(rest).toEqual({ requestId: 'r', context: { channel: 'web' } })
      expect(others).toEqual([{ id: 'other' }])
      expect(first).toMatchObject({ own: 'kept', mbox: { own: 'kept' } })
      expect(body).toEqual(aBody())
      const touched = TOUCHED[field] ?? field
      expect(Object.keys(first!).filter(key => key !== touched)).toEqual(
        ['id', 'own', 'mbox'].filter(key => key !== touched),
      )
    })
    fc.assert(property)
  })

  it.each(FIELDS)('%s shows some text, whatever the JSON holds', field => {
    const property = fc.property(fc.jsonValue(), value => {
      expect(readField({ mbox: value, view: value, [field]: value }, field)).toBeTypeOf('string')
    })
    fc.assert(property)
  })
})

describe('the fields write', () => {
  const cases: [string, Field, string, JsonObject, JsonObject][] = [
    ['a timestamp as a number', 'timestamp', ' 1778058000000 ', {}, { timestamp: 1778058000000 }],
    ['a timestamp that is not a number as typed', 'timestamp', 'now', {}, { timestamp: 'now' }],
    ['a timestamp with a fraction as a number', 'timestamp', '1.5', {}, { timestamp: 1.5 }],
    ['a timestamp with an exponent as a number', 'timestamp', '-1e3', {}, { timestamp: -1000 }],
    [
      'a timestamp of many digits as a number',
      'timestamp',
      '12345678901234567890',
      {},
      { timestamp: 12345678901234567000 },
    ],
    ['a timestamp that is not a JSON number as typed', 'timestamp', '007', {}, { timestamp: '007' }],
    ['each token of a line', 'tokens', 'one==\n\n two== \n', {}, { tokens: ['one==', 'two=='] }],
    ['no token as an empty list', 'tokens', '', { tokens: ['one'] }, { tokens: [] }],
    ['a parameter without a value', 'parameters', 'flag', {}, { parameters: { flag: '' } }],
    ['a value that contains an equals sign', 'parameters', 'q = a=b', {}, { parameters: { q: 'a=b' } }],
    ['a parameter named __proto__', 'parameters', '__proto__ = x', {}, { parameters: JSON.parse('{"__proto__":"x"}') }],
    [
      'an order',
      'order',
      'o1, 12.5, p1, p2',
      {},
      { order: { id: 'o1', total: 12.5, purchasedProductIds: ['p1', 'p2'] } },
    ],
    ['an order that is only an id', 'order', 'o1', {}, { order: { id: 'o1' } }],
    ['a total that is not a number as typed', 'order', 'o1, free', {}, { order: { id: 'o1', total: 'free' } }],
    [
      'an order beside its unknown members',
      'order',
      'o2',
      { order: { time: 't' } },
      { order: { id: 'o2', time: 't' } },
    ],
    ['a category without a product', 'product', ', shoes', {}, { product: { categoryId: 'shoes' } }],
    [
      'the state of a view',
      'state',
      'v',
      { mbox: undefined, view: { name: 'cart' } },
      { view: { name: 'cart', state: 'v' } },
    ],
  ]
  it.each(cases)('%s', (_, field, text, before, after) => {
    expect(written(field, text, before)).toMatchObject(after)
  })

  it('the state of pageLoad', () => {
    const body = writeField({ notifications: [{ pageLoad: {} }] }, 'state', 'p')
    expect(body).toEqual({ notifications: [{ pageLoad: { state: 'p' } }] })
  })

  it.each(FIELDS.filter(field => field !== 'tokens' && field !== 'location'))('no %s when it is emptied', field => {
    const filled = written(field, '5')
    const emptied = notificationAt(writeField({ notifications: [filled] }, field, ''), 0)
    expect(readField(emptied, field)).toBe('')
    expect(JSON.stringify(emptied)).not.toContain('5')
  })

  it('a first notification if there is no notification yet', () => {
    for (const notifications of [undefined, [], 'none', [null]]) {
      expect(writeField({ notifications }, 'id', 'n')).toEqual({ notifications: [{ id: 'n' }] })
    }
  })
})

describe('a changed parameter leaves the others', () => {
  const cases: [string, unknown][] = [
    ['number', 5],
    ['object', { a: 1 }],
    ['text of two lines', 'one\ntwo = 2'],
    ['text with white space', '  both ends '],
    ['empty text', ''],
  ]
  it.each(cases)('when one is a %s', (_, value) => {
    const notification = { parameters: { changed: 'a', kept: value, 'name=with': 'sign' } }
    const text = readField(notification, 'parameters').replace('changed = a', 'changed = b')
    const { parameters } = notificationAt(writeField({ notifications: [notification] }, 'parameters', text), 0)
    expect(parameters).toEqual({ changed: 'b', kept: value, 'name=with': 'sign' })
  })
})

describe('a field is restored', () => {
  const built: JsonObject = {
    mbox: { name: 'home', state: 's' },
    order: { id: 'o', total: 5, time: '2026-05-06T09:00:00Z' },
    parameters: { count: 5 },
    timestamp: 5,
  }
  it.each(['mboxName', 'state', 'order', 'parameters', 'timestamp', 'product'] as const)('%s, exactly', field => {
    const emptied = writeField({ notifications: [built] }, field, '')
    const changed = writeField(emptied, field, 'x, 1')
    expect(restoreField(changed, field, built)).toEqual({ notifications: [built] })
  })

  it.each([{ pageLoad: { state: 's' } }, { tokens: ['t'] }])(
    'without leaving an mbox that was not there: %j',
    notification => {
      const changed = writeField({ notifications: [notification] }, 'mboxName', 'typed')
      expect(restoreField(changed, 'mboxName', notification)).toEqual({ notifications: [notification] })
    },
  )
})

describe('the location', () => {
  const ofMbox: JsonObject = { id: 'n', mbox: { name: 'home', state: 's', own: 1 }, tokens: ['t'] }
  it.each([
    ['view', { id: 'n', view: { name: 'home', state: 's', own: 1 }, tokens: ['t'] }],
    ['pageLoad', { id: 'n', pageLoad: { state: 's', own: 1 }, tokens: ['t'] }],
    ['none', { id: 'n', tokens: ['t'] }],
    ['mbox', ofMbox],
    ['elsewhere', ofMbox],
  ])('becomes %s in its place, and keeps what both have', (text, after) => {
    const body = writeField({ notifications: [ofMbox] }, 'location', text)
    expect(JSON.stringify(body)).toBe(JSON.stringify({ notifications: [after] }))
  })

  it.each(LOCATIONS)('is restored exactly after it was %s', text => {
    const changed = writeField({ notifications: [ofMbox] }, 'location', text)
    const back = restoreField(changed, 'location', ofMbox)
    expect(back).toEqual({ notifications: [ofMbox] })
  })

  it('of a view loses its key in an mbox, which cannot have one', () => {
    const body = writeField({ notifications: [{ view: { name: 'cart', key: 'k' } }] }, 'location', 'mbox')
    expect(body).toEqual({ notifications: [{ mbox: { name: 'cart' } }] })
  })
})

it('writes into the selected notification, and fills the places before it', () => {
  expect(writeField({ notifications: [{ id: 'a' }] }, 'id', 'c', 2)).toEqual({
    notifications: [{ id: 'a' }, {}, { id: 'c' }],
  })
})

it('shows the view’s name for a view, and else the mbox’s', () => {
  expect(fieldsOf({ view: {} })).not.toContain('mboxName')
  expect(fieldsOf({ view: {} })).toContain('viewName')
  for (const notification of [{ mbox: {} }, { pageLoad: {} }, {}]) {
    expect(fieldsOf(notification)).toContain('mboxName')
    expect(fieldsOf(notification)).not.toContain('viewName')
  }
})
