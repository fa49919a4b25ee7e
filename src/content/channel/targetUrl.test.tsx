import { describe, expect, it, vi } from 'vitest'
import { isTargetPath, mayBeTargets } from '../../core/dialect/targetUrls.ts'
import { targetUrl } from './targetUrl.ts'

// The captured built-ins need a browser.
vi.mock('./primordials.ts', () => ({
  baseUriOf: () => 'https://shop.test/',
  createUrl: (url: string, base: string) => new URL(url, base),
  hrefOf: ({ href }: URL) => href,
  pathnameOf: ({ pathname }: URL) => pathname,
  searchOf: ({ search }: URL) => search,
  indexOf: (text: string, part: string) => text.indexOf(part),
}))

const INVENTED = /^\/(?:.+\/)?slots$/

const mayBe: typeof mayBeTargets = contains => mayBeTargets(contains) || contains('slots')
const isIt: typeof isTargetPath = (path, query) =>
  isTargetPath(path, query) || (INVENTED.test(path) && query.includes('shop='))

describe('the observer’s test of a URL', () => {
  it.each([
    ['https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo', true],
    ['https://cname.example/ee/irl1/v1/interact?configId=0a1b&requestId=r', true],
    ['https://cname.example/v1/interact?shopId=1', false],
    ['https://cname.example/eu/slots?shop=1', true],
    ['https://cname.example/eu/slots', false],
    ['https://cname.example/delivery-times', false],
    ['https://cname.example/thumb.webp?width=640', false],
  ])('with the rules of another protocol: %s', (url, expected) => {
    expect(targetUrl(url, mayBe, isIt) !== undefined).toBe(expected)
  })

  it('costs any other call a few searches, and parses nothing', () => {
    const searches = vi.fn((_: string) => false)
    const parsed = vi.fn(() => true)
    expect(targetUrl('https://cname.example/thumb.webp?width=640', mayBe, parsed)).toBeUndefined()
    expect(mayBe(searches)).toBe(false)
    expect(searches).toHaveBeenCalledTimes(4)
    expect(parsed).not.toHaveBeenCalled()
  })
})
