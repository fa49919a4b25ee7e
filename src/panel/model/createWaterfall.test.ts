import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import type { Exchange, RequestSide } from '../../core/exchange/exchange.ts'
import type { NetworkFacts } from '../../core/network/networkFacts.ts'
import { createWaterfall } from './createWaterfall.ts'

interface ACall {
  at: number
  /** Ms until its answer; without it there is none. */
  took?: number | undefined
  request?: Partial<RequestSide>
  timings?: NetworkFacts['timings']
  releasedAt?: number
}

let made = 0

function aCall({ at, took, request, timings, releasedAt }: ACall) {
  made += 1
  const url = 'https://demo.tt.omtrdc.net/rest/v1/delivery'
  const exchange: Exchange = {
    id: `call ${made}`,
    documentId: 'page',
    frameId: 0,
    request: { source: 'fetch', time: at, method: 'POST', url, body: { kind: 'none' }, ...request },
    ...(took !== undefined && { response: { kind: 'answered', time: at + took, status: 200, body: { kind: 'none' } } }),
    ...(releasedAt !== undefined && { releasedAt }),
    ...(timings && { network: { timings } as NetworkFacts }),
  }
  return parseDelivery(exchange)
}

describe('the waterfall', () => {
  it('begins at the navigation before the first call, and ends with the last answer', () => {
    const calls = [aCall({ at: 1100, took: 100 }), aCall({ at: 1300, took: 200 })]
    const { barOf, navigations } = createWaterfall(calls, [500, 1000, 9000])
    expect(navigations).toEqual([0])
    expect(calls.map(call => barOf(call))).toMatchObject([
      { from: 0.2, to: 0.4, isOpen: false, times: { start: 100, duration: 100, isAfterNavigation: true } },
      { from: 0.6, to: 1, isOpen: false, times: { start: 300, duration: 200, isAfterNavigation: true } },
    ])
  })

  it('without a navigation begins at the first call', () => {
    const calls = [aCall({ at: 1000, took: 100 }), aCall({ at: 1100, took: 100 })]
    const { barOf, navigations } = createWaterfall(calls, [Number.NaN])
    expect(navigations).toEqual([])
    expect(calls.map(call => barOf(call)?.times)).toMatchObject([
      { start: 0, isAfterNavigation: false },
      { start: 100, isAfterNavigation: false },
    ])
  })

  it('counts the times of each load from its own navigation, and marks that', () => {
    const calls = [aCall({ at: 1100, took: 100 }), aCall({ at: 1700, took: 300 })]
    const { barOf, navigations } = createWaterfall(calls, [1000, 1600])
    expect(navigations).toEqual([0, 0.6])
    expect(calls.map(call => barOf(call)?.times.start)).toEqual([100, 100])
  })

  it('shortens idle time, and marks where', () => {
    const calls = [aCall({ at: 1000, took: 500 }), aCall({ at: 3_600_000, took: 500 })]
    const { barOf, gaps } = createWaterfall(calls, [])
    expect(gaps).toEqual([0.5])
    expect(calls.map(call => barOf(call))).toMatchObject([
      { from: 0, to: 0.25 },
      { from: 0.75, to: 1 },
    ])
  })

  it('leaves the bar of a call open until it is answered, but not that of a beacon', () => {
    const calls = [
      aCall({ at: 1000, took: 1000 }),
      aCall({ at: 1500 }),
      aCall({ at: 1500, request: { source: 'beacon' } }),
    ]
    const { barOf } = createWaterfall(calls, [])
    expect(calls.map(call => barOf(call))).toMatchObject([
      { to: 1, isOpen: false },
      { from: 0.5, to: 1, isOpen: true, times: { duration: undefined } },
      { from: 0.5, to: 0.5, isOpen: false, times: { duration: 0 } },
    ])
  })

  it('has no bar for a call that is held or has no time, and begins a released one at its release', () => {
    const calls = [
      aCall({ at: 1000, request: { held: true } }),
      aCall({ at: 1000, took: 100, request: { undated: true } }),
      aCall({ at: 1000, took: 700, request: { held: true }, releasedAt: 1500 }),
    ]
    const { barOf } = createWaterfall(calls, [1000])
    expect(calls.map(call => barOf(call)?.times)).toMatchObject([undefined, undefined, { start: 500, duration: 200 }])
  })

  it('shows within a bar how long the server worked, where the network log knows it', () => {
    const timings = { blocked: 10, dns: 10, connect: 20, ssl: 15, send: 10, wait: 100, receive: 50 }
    const calls = [aCall({ at: 1000, took: 200, timings }), aCall({ at: 1000, took: 200, timings: { blocked: 5 } })]
    const { barOf } = createWaterfall(calls, [])
    expect(barOf(calls[0] ?? aCall({ at: 0 }))).toMatchObject({
      waiting: { from: 0.25, to: 0.75 },
      times: { waited: 100 },
    })
    expect(barOf(calls[1] ?? aCall({ at: 0 }))?.waiting).toBeUndefined()
  })

  it('ignores times within a bar that no clock can count', () => {
    const call = aCall({ at: 1000, took: 200, timings: { blocked: Number.MAX_VALUE, wait: 300, receive: 100 } })
    expect(createWaterfall([call], []).barOf(call)?.waiting).toEqual({ from: 0, to: 0.75 })
  })
})

describe('whatever the clocks were', () => {
  const anyTime = fc.oneof(
    fc.double(),
    fc.integer({ min: 0, max: 10_000 }),
    fc.constantFrom(Number.NaN, Infinity, -Infinity, 8.64e15, -8.64e15),
  )
  const anyCall = fc.record({
    at: anyTime,
    took: fc.option(anyTime, { nil: undefined }),
    timings: fc.record({ blocked: anyTime, wait: fc.option(anyTime, { nil: undefined }), receive: anyTime }),
  })
  const isShare = (at: number): boolean => at >= 0 && at <= 1

  it('every place is on the scale, and calls are in the order of their times', () => {
    const property = fc.property(
      fc.array(anyCall, { maxLength: 20 }),
      fc.array(anyTime, { maxLength: 5 }),
      (all, at) => {
        const calls = all.map(aCall)
        const { barOf, navigations, gaps } = createWaterfall(calls, at)
        expect([...navigations, ...gaps].filter(at => !isShare(at))).toEqual([])
        const bars = calls.flatMap(call => {
          const bar = barOf(call)
          return bar ? [{ time: call.time, ...bar }] : []
        })
        for (const { from, to, waiting, times } of bars) {
          expect([from, to, waiting?.from ?? 0, waiting?.to ?? 1].every(isShare)).toBe(true)
          expect(from).toBeLessThanOrEqual(to)
          expect(waiting?.from ?? 0).toBeLessThanOrEqual(waiting?.to ?? 1)
          expect([times.start, times.duration ?? 0, times.waited ?? 0].some(Number.isNaN)).toBe(false)
        }
        const inTime = bars.toSorted((a, b) => a.time - b.time).map(({ from }) => from)
        expect(inTime).toEqual(inTime.toSorted((a, b) => a - b))
      },
    )
    fc.assert(property)
  })
})
