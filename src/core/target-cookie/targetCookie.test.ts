import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { encode, parseTargetCookie, cookiePartOf, targetCookieOf, toTargetCookie } from './targetCookie.ts'

const NOW = 1_800_000_000_000
const LATER = 1_800_000_060

const aText = fc.string({ unit: codePoint })
const aPart = fc.record({ name: aText, value: aText, expires: fc.integer({ min: LATER, max: 9_999_999_999 }) })

describe('a target cookie', () => {
  it('is read back as written, whatever its names and values', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aPart, { minLength: 1, selector: ({ name }) => name }), parts => {
        expect(parseTargetCookie(toTargetCookie(parts, NOW).value, NOW)).toEqual(parts)
      }),
    )
  })

  it('is read without an exception, whatever the text', () => {
    const pieces = fc.constantFrom('|', '#', '%', '%2', '%23', 'session', 'PC', '1', String(LATER), '-', 'e9', '\ud800')
    const texts = fc.oneof(
      fc.string({ unit: codePoint }),
      fc.array(pieces).map(list => list.join('')),
    )
    fc.assert(
      fc.property(texts, fc.double({ noNaN: true }), (text, now) => {
        for (const { expires } of parseTargetCookie(text, now)) expect(expires).toBeGreaterThanOrEqual(now / 1000)
      }),
    )
  })

  it('is valid until the end of the second in which a part expires', () => {
    const text = `session#s#${LATER}`
    expect(cookiePartOf(parseTargetCookie(text, LATER * 1000), 'session')).toBe('s')
    expect(cookiePartOf(parseTargetCookie(text, LATER * 1000 + 1), 'session')).toBeUndefined()
  })

  it('has the last of two parts with one name', () => {
    expect(cookiePartOf(parseTargetCookie(`PC#a#${LATER}|PC#b#${LATER}`, NOW), 'PC')).toBe('b')
  })

  it.each([
    ['nothing', ''],
    ['two members', 'session#s'],
    ['no number', 'session#s#soon'],
    ['an infinite lifetime', 'session#s#Infinity'],
    ['broken percent-encoding', `session#%zz#${LATER}`],
    ['an empty value', `session##${LATER}`],
  ])('gives no session with %s', (_, text) => {
    expect(cookiePartOf(parseTargetCookie(text, NOW), 'session')).toBeUndefined()
  })
})

describe('the cookie after an answer', () => {
  it('keeps the session for 1860 s and the tntId for 63,244,800 s, and lives as long as the longer', () => {
    expect(targetCookieOf('s 1', 'visitor.35_0', NOW)).toEqual({
      name: 'mbox',
      value: 'session#s%201#1800001860|PC#visitor.35_0#1863244800',
      maxAge: 63_244_800,
    })
  })

  it('lives for 1860 s without a tntId', () => {
    expect(targetCookieOf('s', undefined, NOW)).toEqual({ name: 'mbox', value: 'session#s#1800001860', maxAge: 1860 })
  })

  it('ends on a full second, so that it may live one longer', () => {
    expect(targetCookieOf('s', undefined, NOW + 1)).toMatchObject({ value: 'session#s#1800001861', maxAge: 1860 + 1 })
  })

  it('does not exist without a session and a tntId', () => {
    expect(targetCookieOf(undefined, '', NOW)).toBeUndefined()
  })
})

it('encodes any text, even a lone surrogate', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), text => {
      expect(decodeURIComponent(encode(text))).toBe(text)
    }),
  )
  expect(encode('a\ud800b😀')).toBe('a%EF%BF%BDb%F0%9F%98%80')
})
