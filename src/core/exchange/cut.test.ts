import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { addressError } from './host.ts'
import { isCut, MAX_URL_CHARACTERS, shorten } from './cut.ts'

const url = (length: number) => 'https://demo.tt.omtrdc.net/rest/v1/delivery?'.padEnd(length, 'x')

it('a URL that is not longer than the bound stays unchanged', () => {
  expect(shorten(url(MAX_URL_CHARACTERS), MAX_URL_CHARACTERS)).toBe(url(MAX_URL_CHARACTERS))
})

it('a longer URL is cut, marked as cut, and never sent to', () => {
  const cut = shorten(url(MAX_URL_CHARACTERS + 1), MAX_URL_CHARACTERS)
  expect(cut).toBe(`${url(MAX_URL_CHARACTERS)}…`)
  expect([isCut(cut), addressError(cut)]).toEqual([true, 'cut'])
})

it('no parsed URL counts as cut, whatever was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), written => {
      for (const given of [`https://a.test/${written}…`, `https://a.test/?${written}…`, `https://a.test/#${written}…`])
        if (isCut(new URL(given).href)) return false
      return true
    }),
  )
})
