import { describe, expect, it } from 'vitest'
import { anEdgeCall } from '../../../test/fixtures/edge.ts'
import { aPrefetch, anMbox, aDisplay, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aNetworkCall, callOf } from '../../../test/fixtures/networkCalls.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { notificationsOf } from '../delivery/sentNotification.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { outcomeOf } from '../delivery/outcome.ts'
import { reconcile } from '../ledger/reconcile.ts'
import type { NetworkCall } from './networkCall.ts'
import { pairNetwork } from './pairNetwork.ts'

const TOP = { id: 'document-1', openedAt: OPENED - 100, startedAt: OPENED - 50 }
const pairsOf = (exchanges: Exchange[], calls: NetworkCall[]) =>
  pairNetwork({ exchanges, calls, documents: [TOP] }).map(({ id, network }) => [id, network?.id])

const body = (requestId: string) => JSON.stringify({ requestId, prefetch: {} })

describe('a call that page observer and network log both saw', () => {
  it('is the page’s exchange, with the log’s details', () => {
    const exchange = aPrefetch([anMbox({ name: 'home' })], { id: 'x' })
    const [seen, ...others] = pairNetwork({ exchanges: [exchange], calls: [callOf(exchange)], documents: [TOP] })
    expect(others).toEqual([])
    expect(seen).toMatchObject({ ...exchange, network: { serverAddress: '192.0.2.1', httpVersion: 'h2' } })
    expect(seen?.network).not.toHaveProperty('body')
  })

  it('stays the same object, so that it is parsed once', () => {
    const exchange = aPrefetch([], { id: 'x' })
    const sights = { exchanges: [exchange], calls: [callOf(exchange), aNetworkCall({ id: 'n2' })], documents: [TOP] }
    const [first, second] = [pairNetwork(sights), pairNetwork({ ...sights, calls: [...sights.calls].reverse() })]
    expect(second.map((one, at) => one === first[at])).toEqual([true, true])
  })

  it('is one even if the page’s body is cut in the log, or holds characters that no request can carry', () => {
    const long = `{"requestId":"long","filler":"${'é'.repeat(1_100_000)}"}`
    const [cut, lone] = [
      aPrefetch([], { id: 'cut', request: long }),
      aPrefetch([], { id: 'lone', request: '"\uD800"' }),
    ]
    const text = long.slice(0, 1024 * 1024)
    const calls = [
      callOf(cut, { body: { kind: 'text', text, length: long.length } }),
      callOf(lone, { body: { kind: 'text', text: '"\uFFFD"', length: 3 } }),
    ]
    expect(pairsOf([cut, lone], calls)).toEqual([
      ['cut', 'log cut'],
      ['lone', 'log lone'],
    ])
  })

  it('is one if either side could not read the body and they are near in time', () => {
    const exchange = aPrefetch([], { id: 'x' })
    const unread = { kind: 'unreadable' as const, reason: 'a stream' }
    expect(pairsOf([exchange], [callOf(exchange, { body: unread })])).toEqual([['x', 'log x']])
    const streamed = { ...exchange, request: { ...exchange.request!, body: unread } }
    expect(pairsOf([streamed], [callOf(exchange)])).toEqual([['x', 'log x']])
    expect(pairsOf([streamed], [callOf(exchange, { time: OPENED + 20_000 })])).toHaveLength(2)
  })

  it('is one if the relay lost the request: the answer identifies it', () => {
    const { request, ...lost } = aPrefetch([anMbox({ name: 'home' })], { id: 'x' })
    const call = callOf({ ...lost, request: request! })
    const [seen, ...others] = pairNetwork({ exchanges: [lost], calls: [call], documents: [TOP] })
    expect([seen?.id, seen?.request?.url, others]).toEqual(['x', call.url, []])
  })

  it.each([
    ['body', aPrefetch([], { id: 'x', request: body('unique') })],
    ['URL', anEdgeCall([], { id: 'x' })],
  ])('is one however far apart the clocks are, if its %s has the id of the request', (_, exchange) => {
    expect(pairsOf([exchange], [callOf(exchange, { time: OPENED + 3_600_000 })])).toEqual([['x', 'log x']])
  })

  it('is one if the tester sent it', () => {
    const sent = aDisplay('home', { id: 'x', source: 'inspector' })
    expect(pairsOf([sent], [callOf(sent)])).toEqual([['x', 'log x']])
  })

  it('is withheld from the page if it failed there and the log has the answer: shown, but nothing is delivered', () => {
    const exchange = aPrefetch([anMbox({ name: 'home' })], { id: 'x' })
    const refused = { ...exchange, response: { kind: 'failed' as const, time: OPENED + 5, reason: 'network' } }
    const [seen] = pairNetwork({ exchanges: [refused], calls: [callOf(exchange)], documents: [TOP] })
    const read = parseDelivery(seen!)
    expect(read.problems).toEqual([{ kind: 'unread by page' }])
    expect(read.response?.prefetch?.mboxes).toHaveLength(1)
    expect(reconcile([read])).toEqual([])
  })

  it('is withheld from a page that requested without CORS too: the log shows that Target rejected it', () => {
    const exchange = aDisplay('home', { id: 'x' })
    const opaque = { kind: 'unreadable' as const, reason: 'opaque response' }
    const asked = { ...exchange, response: { kind: 'answered' as const, time: OPENED + 5, status: 0, body: opaque } }
    const outcomeWith = (call: Partial<NetworkCall>) => {
      const sights = { exchanges: [asked], calls: [callOf(exchange, call)], documents: [TOP] }
      const [seen] = pairNetwork(sights)
      const [notification] = notificationsOf(parseDelivery(seen!))
      return [seen?.response, outcomeOf(notification!).outcome]
    }
    const none = { kind: 'none' as const }
    expect(outcomeWith({ status: 400, answer: none })).toMatchObject([{ status: 400, unreadByPage: true }, 'rejected'])
    expect(outcomeWith({ status: 200, answer: none })).toMatchObject([{ status: 200 }, 'sent'])
    expect(outcomeWith({ status: 0, answer: none })).toMatchObject([{ status: 0, body: opaque }, 'sent'])
  })

  it('stays failed if the log has a status without content: Chromium drops an answer that CORS refused', () => {
    const exchange = aDisplay('home', { id: 'x', failed: 'network' })
    for (const answer of [{ kind: 'none' as const }, { kind: 'unreadable' as const, reason: 'cut' }]) {
      const calls = [callOf(exchange, { answer })]
      const [seen] = pairNetwork({ exchanges: [exchange], calls, documents: [TOP] })
      expect(seen?.response).toEqual({ ...exchange.response, reason: 'withheld, status 200' })
    }
  })

  it('has the relay’s outcome if the tester sent it: failed, or not answered yet', () => {
    const failed = aDisplay('home', { id: 'x', source: 'inspector', failed: 'network' })
    const waiting = aDisplay('home', { id: 'y', source: 'inspector' })
    const answer = { kind: 'text' as const, text: '{}', length: 2 }
    const calls = [callOf(failed, { answer }), callOf(waiting, { answer })]
    const seen = pairNetwork({ exchanges: [failed, waiting], calls, documents: [TOP] })
    expect(seen.map(({ response }) => response)).toEqual([
      { ...failed.response, reason: 'withheld, status 200' },
      undefined,
    ])
    expect(seen.map(({ network }) => network?.id)).toEqual(['log x', 'log y'])
  })

  it('gets the log’s answer once it is complete and the wait for the relay is over', () => {
    const sent = aDisplay('home', { id: 'x', source: 'inspector' })
    const response = { kind: 'failed' as const, time: OPENED, reason: 'timeout', provisional: true as const }
    const kindOf = (overrides: Partial<NetworkCall>) => {
      const calls = [callOf(sent, overrides)]
      return pairNetwork({ exchanges: [{ ...sent, response }], calls, documents: [TOP] })[0]?.response?.kind
    }
    expect(kindOf({ answer: { kind: 'text', text: '{}', length: 2 } })).toBe('answered')
    expect([kindOf({ status: 204 }), kindOf({ status: 200 })]).toEqual(['answered', 'failed'])
  })

  it('stays failed if the connection broke during the answer, and is not reported as refused', () => {
    const exchange = aPrefetch([], { id: 'x', failed: 'network' })
    const failure = 'net::ERR_CONTENT_LENGTH_MISMATCH'
    const call = callOf(exchange, { failure, answer: { kind: 'text', text: '{"sta', length: 5 } })
    const [seen] = pairNetwork({ exchanges: [exchange], calls: [call], documents: [TOP] })
    expect(seen?.response).toEqual({ ...exchange.response, reason: failure })
    const [alone] = pairNetwork({ exchanges: [], calls: [call], documents: [TOP] })
    expect(alone?.response).toMatchObject({ status: 200, body: { kind: 'unreadable', reason: failure } })
  })

  it('failed if it was a beacon that the browser blocked, but not if the page only left', () => {
    const prefetch = aPrefetch([anMbox({ name: 'home' })], { id: 'p' })
    const beacon = aDisplay('home', { id: 'x', at: 100, source: 'beacon' })
    const displayWith = (failure: string | undefined) => {
      const calls = [callOf(beacon, { status: 0, failure })]
      const exchanges = [prefetch, beacon]
      const [row] = reconcile(pairNetwork({ exchanges, calls, documents: [TOP] }).map(parseDelivery))
      return [row?.display?.status, row?.display?.reasons]
    }
    const values: unknown = expect.arrayContaining([{ cause: 'net::ERR_BLOCKED_BY_CLIENT' }])
    const blocked = { code: 'noAnswer', values }
    expect(displayWith('net::ERR_BLOCKED_BY_CLIENT')).toEqual(['not acknowledged', expect.arrayContaining([blocked])])
    for (const failure of ['net::ERR_ABORTED', 'net::ERR_FAILED', undefined])
      expect(displayWith(failure)[0]).toBe('sent')
  })

  it('stays failed if the log has no answer either, or if the page aborted it', () => {
    const exchange = aPrefetch([], { id: 'x' })
    const failed = (reason: string): Exchange => ({ ...exchange, response: { kind: 'failed', time: OPENED, reason } })
    for (const [reason, status] of [
      ['network', 0],
      ['abort', 200],
      ['timeout', 200],
    ] as const) {
      const [seen] = pairNetwork({ exchanges: [failed(reason)], calls: [callOf(exchange, { status })], documents: [] })
      expect(seen?.response).toMatchObject({ kind: 'failed', reason })
    }
  })
})

describe('equal calls', () => {
  const same = (id: string, at: number) => aPrefetch([], { id, at, request: '{}' })

  it('pair one to one in chronological order', () => {
    const pages = [same('a', 0), same('b', 100), same('c', 200)]
    expect(pairsOf(pages, pages.map(exchange => callOf(exchange)).reverse())).toEqual([
      ['a', 'log a'],
      ['b', 'log b'],
      ['c', 'log c'],
    ])
  })

  it('stay unpaired if only one side saw them: the nearest belong together', () => {
    const [a, b] = [same('a', 0), same('b', 5000)]
    expect(pairsOf([a, b], [callOf(b)])).toEqual([
      ['a', undefined],
      ['b', 'log b'],
    ])
    expect(pairsOf([b], [callOf(a), callOf(b)])).toEqual([
      ['b', 'log b'],
      ['log a', 'log a'],
    ])
  })

  it('pair by time if each observer saw one that the other did not', () => {
    const [early, late] = [same('a', 0), same('b', 20_000)]
    const calls = [callOf(late), callOf(same('c', 40_000))]
    expect(pairsOf([early, late], calls)).toEqual([
      ['a', undefined],
      ['b', 'log b'],
      ['log c', 'log c'],
    ])
  })

  it('are different calls if minutes lie between them', () => {
    const exchange = same('a', 0)
    expect(pairsOf([exchange], [callOf(exchange, { time: OPENED + 60_000 })])).toHaveLength(2)
  })
})

describe('a call that the log alone saw', () => {
  it('is an exchange of the top document that was open then', () => {
    const later = { id: 'document-2', openedAt: OPENED + 1000, startedAt: OPENED + 1300 }
    const calls = [-500, 10, 1200, 1400].map((at, index) => aNetworkCall({ id: `n${index}`, time: OPENED + at }))
    const seen = pairNetwork({ exchanges: [], calls, documents: [TOP, later] })
    expect(seen.map(({ documentId, request }) => [documentId, request?.source])).toEqual([
      ['network/page/', 'network'],
      ['document-1', 'network'],
      // The previous page may still call until the next one starts.
      ['document-1', 'network'],
      ['document-2', 'network'],
    ])
  })

  it('belongs to the relay’s document, not to the log’s name for the same page', () => {
    const documents = [{ ...TOP, id: 'network/page/1', openedAt: TOP.openedAt + 0.4, startedAt: OPENED - 10 }, TOP]
    const [seen] = pairNetwork({ exchanges: [], calls: [aNetworkCall({ time: OPENED })], documents })
    expect(seen?.documentId).toBe('document-1')
  })

  it('is the tester’s if the extension made it', () => {
    const [seen] = pairNetwork({ exchanges: [], calls: [aNetworkCall({ ownSend: true })], documents: [] })
    expect(seen?.request?.source).toBe('inspector')
  })
})
