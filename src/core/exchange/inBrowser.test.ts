import { describe, expect, it } from 'vitest'
import { inBrowser } from './inBrowser.ts'
import type { OutgoingCall } from './transport.ts'

const SHOP = 'https://shop.example'
const aCall = (more: Partial<OutgoingCall> = {}): OutgoingCall => ({
  method: 'POST',
  url: 'https://demo.tt.omtrdc.net/rest/v1/delivery?imsOrgId=ORG',
  headers: { 'Content-Type': 'application/json', 'X-EXC-SDK': 'AdobeTargetNode', 'X-Request-Id': 'r' },
  body: '{}',
  ...more,
})
const differing = (call: OutgoingCall, origin: string | undefined = SHOP) =>
  inBrowser(call, origin).differences.map(({ code, names }) => `${code}: ${names.join(', ')}`)

const ALWAYS = ['origin: Origin', 'userAgent: User-Agent', 'added: Accept-Language, Sec-Fetch-Site, …']

describe('a server’s call that a page’s frame makes', () => {
  it('to another origin causes no preflight: it is text/plain, without the SDKs’ headers', () => {
    expect(inBrowser(aCall(), SHOP).headers).toEqual({ 'Content-Type': 'text/plain' })
    expect(differing(aCall())).toEqual(['contentType: Content-Type', 'leftOut: X-EXC-SDK, X-Request-Id', ...ALWAYS])
  })

  it('names the values that differ', () => {
    expect(inBrowser(aCall(), SHOP).differences).toMatchObject([
      { code: 'contentType', written: 'application/json', sent: 'text/plain' },
      { code: 'leftOut' },
      { code: 'origin', sent: SHOP },
      {},
      {},
    ])
  })

  it.each([
    ['https://shop.example/rest/v1/delivery', SHOP],
    ['HTTPS://Shop.example?a', SHOP],
    ['http://127.0.0.1:8080/rest/v1/delivery', 'http://127.0.0.1:8080'],
  ])('to its own origin, %s, keeps its headers', (url, origin) => {
    const call = aCall({ url })
    expect(inBrowser(call, origin).headers).toEqual(call.headers)
    expect(differing(call, origin)).toEqual(ALWAYS)
  })

  it.each([
    ['another port', 'https://shop.example:8443/rest/v1/delivery', SHOP],
    ['another scheme', 'http://shop.example/rest/v1/delivery', SHOP],
    ['an opaque origin', 'https://shop.example/rest/v1/delivery', 'null'],
    ['an unknown origin', 'https://shop.example/rest/v1/delivery', undefined],
    ['no address', '', undefined],
  ])('is of another origin with %s', (_, url, origin) => {
    expect(inBrowser(aCall({ url }), origin).headers).toEqual({ 'Content-Type': 'text/plain' })
  })

  it('does not differ in headers that need no preflight', () => {
    expect(differing(aCall({ headers: { 'Content-Type': 'text/plain' } }))).toEqual(ALWAYS)
  })
})
