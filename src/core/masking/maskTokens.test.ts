import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearToken } from '../ledger/nearToken.ts'
import { maskTokens } from './maskTokens.ts'

const letters = fc.constantFrom('a', 'Z', '0', '9', '+', '/', '-', '_', '=')
const token = fc.oneof(
  fc.string({ unit: letters, maxLength: 30 }),
  fc.string({ unit: letters, minLength: 16, maxLength: 60 }),
  fc.base64String({ minLength: 16, maxLength: 60 }),
)

/** What becomes of a token on its way, and what looks like it. */
const damage = fc.constantFrom<((whole: string) => string)[]>(
  whole => whole,
  whole => whole.slice(0, 16),
  whole => whole.slice(0, -1),
  whole => whole.replace(/=+$/, ''),
  whole => encodeURIComponent(whole),
  whole => `"${whole}"`,
  whole => whole.replaceAll('+', ' '),
  whole => whole.replaceAll('/', '_'),
  whole => `${whole.slice(0, 8)}Q${whole.slice(9)}`,
  whole => `${whole.slice(0, 8)}QQ${whole.slice(10, -1)}Q`,
  whole => `${whole}Q`,
)

const tokens = fc
  .array(fc.tuple(token, fc.array(damage, { maxLength: 3 })), { minLength: 1, maxLength: 6 })
  .map(list => list.flatMap(([whole, damages]) => [whole, ...damages.map(change => change(whole))]))

describe('masked tokens', () => {
  it('are damaged forms of each other exactly as before', () => {
    fc.assert(
      fc.property(tokens, list => {
        const masked = maskTokens(list, () => true)
        const of = (one: string): string => masked.get(one) ?? one
        for (const a of list) {
          for (const b of list) {
            expect([of(a) === of(b), nearToken(of(a), of(b))]).toEqual([a === b, nearToken(a, b)])
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('are those that are chosen, with all that are related to them', () => {
    const [whole, other] = ['abcdefghijklmnopqrst', 'tsrqponmlkjihgfedcba']
    const masked = maskTokens([whole, whole.slice(0, 17), other], one => one === whole)
    expect([...masked.keys()]).toEqual([whole, whole.slice(0, 17)])
  })

  it('do not depend on what their letters were', () => {
    const [masked, others] = ['abcdefghijklmnopqrst', 'QWERTZUIOPASDFGHJKLY'].map(one => maskTokens([one], () => true))
    expect([...(masked?.values() ?? [])]).toEqual([...(others?.values() ?? [])])
  })

  it('do not depend on what their letters were, however many are related', () => {
    const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.split('')
    const groupOf = (order: readonly string[]) => order.map(letter => `abcdefghijklmnopqrst${letter}`)
    const [masked, others] = [letters, letters.toReversed()].map(order => maskTokens(groupOf(order), () => true))
    expect([...(masked?.values() ?? [])]).toEqual([...(others?.values() ?? [])])
  })
})
