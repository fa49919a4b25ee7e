import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { keyOfCall } from './callKey.ts'

const keyOf = (text: string) => keyOfCall(aNetworkCall({ url: '/', body: { kind: 'text', text, length: text.length } }))

it('the key of a call is short, however long its body', () => {
  const { address, body, whole } = keyOf('x'.repeat(300_000))
  expect([address, body, whole].join('').length).toBeLessThan(200)
})

it('the keys of two calls are equal only when their bodies are', () => {
  const property = fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
    expect(keyOf(a).whole === keyOf(b).whole).toBe(a === b)
    expect(keyOf(a + b).body === keyOf(b + a).body).toBe(a + b === b + a)
  })
  fc.assert(property)
  expect(keyOf('').body).toBe('')
  expect(new Set(Array.from({ length: 100_000 }, (_, at) => keyOf(`{"n":${at}}`).body)).size).toBe(100_000)
})
