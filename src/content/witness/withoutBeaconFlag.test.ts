import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutBeaconFlag } from './withoutBeaconFlag.ts'

describe('the beacon flag of a Delivery request', () => {
  it.each([
    ['alone in its context', '{"context":{"beacon":true}}', '{"context":{}}'],
    ['first', '{"context":{"beacon":true,"channel":"web"}}', '{"context":{"channel":"web"}}'],
    ['last', '{"context":{"channel":"web","beacon":true}}', '{"context":{"channel":"web"}}'],
    ['between', '{"context":{"a":1,"beacon":true,"b":2},"z":0}', '{"context":{"a":1,"b":2},"z":0}'],
    [
      'among spaces',
      ' { "context" : { "a" : 1 , "beacon" : true , "b" : 2 } } ',
      ' { "context" : { "a" : 1 , "b" : 2 } } ',
    ],
    [
      'on its own lines',
      '{\n\t"context": {\n\t\t"a": 1,\n\t\t"beacon": true\n\t}\n}',
      '{\n\t"context": {\n\t\t"a": 1\n\t}\n}',
    ],
    ['with an escaped name', '{"context":{"\\u0062eacon":true}}', '{"context":{}}'],
    ['twice', '{"context":{"beacon":true,"a":"x","beacon":true}}', '{"context":{"a":"x"}}'],
    [
      'in a context named twice',
      '{"context":{"beacon":true},"context":{"beacon":true}}',
      '{"context":{},"context":{}}',
    ],
  ])('is removed: %s', (_, text, expected) => expect(withoutBeaconFlag(text)).toBe(expected))

  it.each([
    ['of other numbers and escapes', '{"n":1.0,"big":12345678901234567890,"s":"\\u00e4\\"}{","context":{"e":1E2}}'],
    ['false', '{"context":{"beacon":false}}'],
    ['a text', '{"context":{"beacon":"true"}}'],
    ['outside of the context', '{"beacon":true,"notifications":[{"context":{"beacon":true}}]}'],
    ['deeper in the context', '{"context":{"screen":{"beacon":true},"list":[{"beacon":true}]}}'],
    ['within a text', '{"context":{"note":"\\"beacon\\":true"}}'],
    ['in a context that is not an object', '{"context":[{"beacon":true}]}'],
    ['absent', '{}'],
  ])('leaves the text unchanged when it is %s', (_, text) => expect(withoutBeaconFlag(text)).toBe(text))

  it.each(['', 'true', '[{"context":{"beacon":true}}]', '"{}"', '{"context":{"beacon":true}', '{a:1}', '\ufeff{}'])(
    'is not looked for in anything but a JSON object: %j',
    text => expect(withoutBeaconFlag(text)).toBeUndefined(),
  )

  it('is the only part removed, in any request', () => {
    const context = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), context, fc.nat(3), (request, context, indent) => {
        const write = (flag: object): string =>
          JSON.stringify({ ...request, context: { ...context, beacon: undefined, ...flag } }, undefined, indent)
        expect(JSON.parse(withoutBeaconFlag(write({ beacon: true })) ?? '')).toEqual(JSON.parse(write({})))
      }),
    )
  })
})
