import { describe, expect, it } from 'vitest'
import { metricToken, optionToken } from '../../../test/fixtures/exchanges.ts'
import { growth } from '../../../test/fixtures/growth.ts'
import { nearToken } from './nearToken.ts'

const PADDED = optionToken('home')
const SIGNED = 'ab+cd/ef+gh/ij+kl/mnop=='

describe('a notified token', () => {
  const cases: [string, string, string, string | undefined][] = [
    ['that is the same is not near but right', PADDED, PADDED, undefined],
    ['without its padding', PADDED.slice(0, -2), PADDED, 'tokenPaddingLost'],
    ['without half of its padding', PADDED.slice(0, -1), PADDED, 'tokenAltered'],
    ['with white space around it', ` ${PADDED}\n`, PADDED, 'tokenAltered'],
    ['in quotes', `"${PADDED}"`, PADDED, 'tokenAltered'],
    ['URL-encoded', encodeURIComponent(SIGNED), SIGNED, 'tokenAltered'],
    ['URL-encoded in small letters', encodeURIComponent(SIGNED).toLowerCase(), SIGNED, 'tokenAltered'],
    ['whose plus signs became spaces', SIGNED.replaceAll('+', ' '), SIGNED, 'tokenAltered'],
    ['in the URL-safe alphabet', 'ab-cd_ef-gh_ij-kl_mnop', SIGNED, 'tokenAltered'],
    ['that was cut', PADDED.slice(0, 40), PADDED, 'tokenTruncated'],
    ['that was cut to what any token may begin with', PADDED.slice(0, 15), PADDED, undefined],
    ['that is another', optionToken('cart'), PADDED, undefined],
    ['that differs in one letter', `x${PADDED.slice(1)}`, PADDED, 'tokenAltered'],
    ['that differs in three letters', `xyz${PADDED.slice(3)}`, PADDED, undefined],
    ['that is longer than what was delivered', `${PADDED}x`, PADDED, undefined],
    ['that is empty', '', PADDED, undefined],
    ['of a metric beside an option’s', metricToken('home'), PADDED, undefined],
  ]
  it.each(cases)('%s', (_, sent, decisionsOf, code) => {
    expect(nearToken(sent, decisionsOf)).toBe(code)
  })
})

it('takes time in proportion to its length, whatever its characters', () => {
  const work = (length: number) => () => {
    for (const filler of ['=', '+']) expect(nearToken(`x${filler.repeat(length)}x`, PADDED)).toBeUndefined()
  }
  expect(growth(work, { from: 10_000, to: 40_000, most: 10 })).toBeLessThan(10)
})
