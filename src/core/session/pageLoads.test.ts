import { describe, expect, it } from 'vitest'
import { anExchange, OPENED } from '../../../test/fixtures/exchanges.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { pageLoads, type TabDocument } from './pageLoads.ts'

const page = (id: string, at: number): TabDocument => ({
  id,
  url: `https://shop.test/${id}`,
  top: true,
  startedAt: OPENED + at,
})
const frame = (id: string, at: number): TabDocument => ({ ...page(id, at), top: false })
const call = (documentId: string, at: number): Exchange => anExchange({ documentId, at })

function aSendWithoutPage(at: number): Exchange {
  const { request, ...send } = call('extension', at)
  return { ...send, ...(request && { request: { ...request, source: 'inspector', from: 'extension' } }) }
}

/** The number of the load of each call. */
function numbers(exchanges: readonly Exchange[], documents: readonly TabDocument[]) {
  const calls = exchanges.map(parseDelivery)
  const loads = pageLoads(calls, documents)
  return calls.map(read => loads.ofCall(read)?.number)
}

describe('page loads', () => {
  it.each<[what: string, calls: Exchange[], documents: TabDocument[], numbers: (number | undefined)[]]>([
    [
      'are numbered in the order in which they began',
      [call('b', 300), call('a', 50), call('b', 200)],
      [page('b', 100), page('a', 0)],
      [2, 1, 2],
    ],
    [
      'without calls have no number',
      [call('a', 50), call('c', 250)],
      [page('a', 0), page('b', 100), page('c', 200)],
      [1, 2],
    ],
    [
      'include the frames that were loaded in them',
      [call('f', 20), call('a', 50), call('g', 120)],
      [page('a', 0), frame('f', 10), page('b', 100), frame('g', 110)],
      [1, 1, 2],
    ],
    [
      'include pages and frames that no relay described',
      [call('f', 20), call('network/page/7', 120)],
      [frame('f', 10)],
      [1, 2],
    ],
    [
      'include a later call of an earlier page, as from the back/forward cache',
      [call('a', 10), call('b', 120), call('a', 230)],
      [page('a', 0), page('b', 100)],
      [1, 2, 1],
    ],
    [
      'include a send without a page by its time',
      [aSendWithoutPage(-10), call('a', 10), aSendWithoutPage(50), call('b', 120), aSendWithoutPage(130)],
      [page('a', 0), page('b', 100)],
      [undefined, 1, 1, 2, 2],
    ],
    ['do not include what came in a file', [call('import/1/a', 10), call('a', 20)], [page('a', 0)], [undefined, 1]],
  ])('%s', (_, calls, documents, expected) => {
    expect(numbers(calls, documents)).toEqual(expected)
  })

  it('have the time and the URL of their page', () => {
    const loads = pageLoads([parseDelivery(call('f', 50))], [page('a', 0), frame('f', 10)])
    expect(loads.all).toEqual([{ id: 'a', number: 1, startedAt: OPENED, url: 'https://shop.test/a' }])
    expect([loads.ofDocument('a'), loads.ofDocument('f'), loads.ofDocument('z')]).toEqual([
      loads.all[0],
      loads.all[0],
      undefined,
    ])
  })
})
