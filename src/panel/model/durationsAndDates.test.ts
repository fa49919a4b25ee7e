import { expect, it } from 'vitest'
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import { OPENED } from '../../../test/fixtures/exchanges.ts'
import { messageText } from '../../../test/fixtures/host.ts'
import { createText } from './createText.ts'

const text = createText({ locale: 'en', message: (key, ...values) => messageText(english, key, values) })

it.each([
  [0, '0 ms'],
  [39.6, '40 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [12_345, '12.3 s'],
  [60_000, '1 min'],
  [340_000, '5 min 40 s'],
  [3_599_600, '60 min'],
  [3_660_000, '1 h 1 min'],
  [90_000_000, '1 d 1 h'],
  [8_640_000_000, '100 d'],
])('%d ms is %s', (ms, written) => {
  expect(text.duration(ms)).toBe(written)
})

it('a value that is not a date is not shown as one', () => {
  expect([0, Infinity, NaN, 8.64e15 + 1, -9e15].map(text.date)).toEqual(['', '', '', '', ''])
  expect(text.date(OPENED + 7)).toMatch(/2026.*\.007$/)
})
