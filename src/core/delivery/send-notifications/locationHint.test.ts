import { describe, expect, it } from 'vitest'
import { clusterOf, clusterOfUrl, locationHintCookie, originOf } from './locationHint.ts'

describe('the cluster of a tntId', () => {
  it.each([
    ['abc.28_0', '28'],
    ['abc.irl1_12', 'irl1'],
    ['abc', undefined],
    ['abc.', undefined],
    ['abc.28', undefined],
    ['abc._0', undefined],
    ['abc.28_0_1', undefined],
    ['a.b.28_0', undefined],
    ['abc.x@evil/_0', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (tntId, cluster) => {
    expect(clusterOf(tntId)).toBe(cluster)
  })
})

describe('the cluster of a URL', () => {
  it.each([
    ['https://mboxedge28.tt.omtrdc.net/rest/v1/delivery?sessionId=s', '28'],
    ['//MBOXEDGE28.tt.omtrdc.net', '28'],
    ['https://demo.tt.omtrdc.net/rest/v1/delivery', undefined],
    ['https://mboxedge28.tt.omtrdc.net.shop.example/', undefined],
    ['https://shop.example/?u=//mboxedge28.tt.omtrdc.net/', undefined],
    ['not a URL', undefined],
  ])('%s is %s', (url, cluster) => {
    expect(clusterOfUrl(url)).toBe(cluster)
  })
})

describe('a call goes to', () => {
  it.each([
    ['28', { client: 'demo', serverDomain: 'target.shop.example' }, 'https://mboxedge28.tt.omtrdc.net'],
    [undefined, { client: 'demo', serverDomain: 'target.shop.example' }, 'https://target.shop.example'],
    [undefined, { client: 'demo', serverDomain: '' }, 'https://demo.tt.omtrdc.net'],
    [undefined, { client: 'demo', secure: false }, 'http://demo.tt.omtrdc.net'],
  ])('the host of cluster %s, of the server domain or of the client', (cluster, names, origin) => {
    expect(originOf(cluster, names)).toBe(origin)
  })
})

describe('the location hint cookie', () => {
  const hint = (value: string) => ({ name: 'mboxEdgeCluster', value, maxAge: 1860 })

  it.each([
    ['28', 'mboxedge35.tt.omtrdc.net', hint('28')],
    [undefined, 'mboxedge35.tt.omtrdc.net', hint('35')],
    [undefined, 'demo.tt.omtrdc.net', hint('demo')],
    [undefined, 'mboxedge35.shop.example', undefined],
    [undefined, 'mboxedge.tt.omtrdc.net', undefined],
    [undefined, undefined, undefined],
  ])('of cluster %s and edgeHost %s', (cluster, edgeHost, cookie) => {
    expect(locationHintCookie(cluster, edgeHost)).toEqual(cookie)
  })
})
