import { expect, it } from 'vitest'
import { aDocument } from '../../../test/fixtures/host.ts'
import { pageOriginOf } from './findDocument.ts'

it('a document has the origin of its address, or the one that its relay reports', () => {
  expect(pageOriginOf(aDocument({ url: 'https://shop.example/cart' }))).toBe('https://shop.example')
  expect(pageOriginOf(aDocument({ url: 'about:srcdoc', otherOrigin: 'null' }))).toBe('null')
  expect(pageOriginOf(aDocument({ url: 'about:srcdoc' }))).toBeUndefined()
})
