import { describe, expect, it } from 'vitest'
import { mayBeTargets } from '../dialect/targetUrls.ts'
import { pathAndQuery } from '../exchange/url.ts'
import { isEdgePath } from './edgePath.ts'

function isOfEdge(url: string): boolean {
  const { path, query } = pathAndQuery(url)
  return isEdgePath(path, query)
}

describe('a call to the Edge Network', () => {
  it.each([
    'https://edge.adobedc.net/ee/v1/interact?configId=0a1b&requestId=r',
    'https://edge.adobedc.net/ee/irl1/v1/interact?configId=0a1b&requestId=r',
    'https://adobedc.demdex.net/ee/t37/v1/collect?requestId=r&configId=0a1b',
    'https://data.shop.test/ee-pre-prd/va6/v1/interact?configId=0a1b',
    'https://server.adobedc.net/ee/v2/interact?dataStreamId=0a1b',
    'https://server.adobedc.net/ee/v2/collect?dataStreamId=0a1b',
    'https://edge.adobedc.net/ee/or2/v1/identity/acquire?configId=0a1b',
    'https://edge.adobedc.net/ee/v1/privacy/set-consent?configId=0a1b#x',
    'https://data.shop.test/v1/interact?configId=0a1b',
  ])('is %s', url => {
    expect(isOfEdge(url)).toBe(true)
    expect(mayBeTargets(text => url.includes(text))).toBe(true)
  })

  it.each([
    ['another version', 'https://edge.adobedc.net/ee/v3/interact?configId=0a1b'],
    ['another call', 'https://edge.adobedc.net/ee/v1/interactive?configId=0a1b'],
    ['a call without the service’s version', 'https://edge.adobedc.net/interact?configId=0a1b'],
    ['a slash at the end', 'https://edge.adobedc.net/ee/v1/interact/?configId=0a1b'],
    ['one without a datastream', 'https://shop.test/api/v1/interact?id=5'],
    ['a datastream in a fragment', 'https://shop.test/api/v1/collect?a=b#&configId=c'],
    ['one named in a query', 'https://shop.test/?to=/ee/v1/interact&configId=0a1b'],
    ['another member with the same ending', 'https://shop.test/v1/collect?myconfigId=0a1b'],
    ['a member in capitals', 'https://shop.test/v1/collect?ConfigId=0a1b'],
    ['the Delivery API', 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo'],
    ['an empty text', ''],
  ])('is not %s', (_, url) => expect(isOfEdge(url)).toBe(false))
})
