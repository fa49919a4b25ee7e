import { describe, expect, it } from 'vitest'
import { OPENED } from '../../../test/fixtures/exchanges.ts'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { joinEntries } from './joinEntries.ts'
import type { NetworkCall } from './networkCall.ts'
import { pairNetwork } from './pairNetwork.ts'

const TOP = { id: 'document-1', openedAt: OPENED - 100, startedAt: OPENED - 50 }
const seenOf = (calls: NetworkCall[]) => pairNetwork({ exchanges: [], calls, documents: [TOP] })

describe('several entries of one call', () => {
  const outer = aNetworkCall({ id: 'outer', time: OPENED, duration: 80, fromServiceWorker: true, serverAddress: '' })
  const inner = aNetworkCall({ id: 'inner', time: OPENED + 20, duration: 40 })

  it('are one when a service worker fetched what the page had fetched', () => {
    const [seen, ...others] = seenOf([inner, outer])
    expect([seen?.id, seen?.network?.serverAddress, seen?.network?.alsoIds]).toEqual(['outer', '192.0.2.1', ['inner']])
    expect(others).toEqual([])
  })

  it('are two when the second is unrelated', () => {
    const late = { ...inner, time: OPENED + 5000 }
    expect(seenOf([outer, late])).toHaveLength(2)
    expect(seenOf([{ ...outer, fromServiceWorker: undefined }, inner])).toHaveLength(2)
  })

  it('are one when they are the hops of a redirect', () => {
    const { url } = inner
    const hop = (id: string, at: number, path: string, redirectUrl?: string) =>
      aNetworkCall({ id, time: OPENED + at, url: url + path, redirectUrl, status: redirectUrl ? 307 : 200 })
    const calls = [hop('c', 2, '&c'), hop('a', 0, '&a', `${url}&b`), hop('b', 1, '&b', `${url}&c`.slice(20))]
    const [seen, ...others] = seenOf(calls.map(relative))
    expect([seen?.id, seen?.request?.url, seen?.network?.alsoIds]).toEqual(['a', `${url}&a`, ['b', 'c']])
    expect([seen?.response, others]).toEqual([expect.objectContaining({ status: 200 }), []])
  })

  it('are one when a redirect turned POST into GET, and two when it could not have done so', () => {
    const { url } = inner
    const first = (status: number) => aNetworkCall({ id: 'a', time: OPENED, redirectUrl: `${url}&b`, status })
    const empty = { method: 'GET', body: { kind: 'none' as const } }
    const second = aNetworkCall({ id: 'b', time: OPENED + 1, url: `${url}&b`, ...empty })
    for (const status of [301, 302, 303]) {
      const [seen, ...others] = seenOf([second, first(status)])
      expect([seen?.request?.method, seen?.network?.alsoIds, others]).toEqual(['POST', ['b'], []])
    }
    for (const status of [307, 308]) expect(seenOf([second, first(status)])).toHaveLength(2)
  })

  it('are each examined only a few times, however many redirects there are', () => {
    const looksAt = (count: number): number => {
      let looks = 0
      const calls = Array.from({ length: count }, (_, at) => {
        const isFirst = at % 2 === 0
        const url = isFirst ? 'https://a.test/' : 'https://b.test/'
        const call = aNetworkCall({
          id: `n${at}`,
          url,
          ...(isFirst && { status: 307, redirectUrl: 'https://b.test/' }),
        })
        const time = { get: () => ((looks += 1), OPENED + at), enumerable: true }
        return Object.defineProperty(call, 'time', time)
      })
      expect(joinEntries(calls)).toHaveLength(count / 2)
      return looks
    }
    expect(looksAt(2000)).toBeLessThan(3 * looksAt(1000))
  })
})

/** A redirect in its most common form: without the host. */
function relative(call: NetworkCall): NetworkCall {
  const redirectUrl = call.redirectUrl?.replace(/^.*?\/rest/, '/rest')
  return { ...call, redirectUrl }
}
