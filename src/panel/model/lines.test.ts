import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  aNotification,
  aPrefetch,
  envelope,
  metricToken,
  OPENED,
  optionToken,
} from '../../../test/fixtures/exchanges.ts'
import { aHost } from '../../../test/fixtures/host.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { reconcile } from '../../core/ledger/reconcile.ts'
import { answerSummary, callLine } from './callLine.ts'
import { shownRequest, shownResponse } from './shownBody.ts'
import { createText } from './createText.ts'
import { rowHistory } from './rowHistory.ts'
import { rowLine } from './rowLine.ts'

const text = createText(aHost())
const line = (exchange: Exchange) => callLine(parseDelivery(exchange), text)

describe('a call’s line', () => {
  it('shows what it requests and where, each once', () => {
    const request = {
      ...envelope,
      execute: { pageLoad: {}, mboxes: [{ index: 0, name: 'a' }] },
      prefetch: {
        views: [{}],
        mboxes: [
          { index: 0, name: 'a' },
          { index: 1, name: 'b' },
        ],
      },
    }
    expect(line(anExchange({ request, response: { status: 200 } }))).toMatchObject({
      source: 'XHR',
      kind: 'execute, prefetch',
      locations: 'pageLoad, a, b',
      status: '200',
      duration: '40 ms',
      isFailure: false,
    })
  })

  it('shows what it notifies', () => {
    expect(line(aDisplay('home'))).toMatchObject({ source: 'beacon', kind: 'display', locations: 'home' })
  })

  const statuses: [string, boolean, Exchange][] = [
    ['unreadable', false, aDisplay('home')],
    ['pending', false, anExchange({ request: envelope })],
    ['failed', true, anExchange({ request: envelope, failed: 'network' })],
    ['400', true, anExchange({ request: envelope, response: { status: 400 } })],
    ['503', true, anExchange({ request: envelope, status: 503 })],
    ['204', false, anExchange({ request: envelope, status: 204 })],
    ['200', true, anExchange({ request: envelope, response: '<html>' })],
  ]
  it.each(statuses)('has the status %s, a failure: %j', (status, isFailure, exchange) => {
    expect(line(exchange)).toMatchObject({ status, isFailure })
  })

  it('exists for an answer whose request was not seen', () => {
    const { request: _, ...unseen } = anExchange({ response: { status: 200 } })
    expect(line(unseen)).toMatchObject({ source: '', kind: '', locations: '', duration: '' })
  })

  it.each([
    ['{"a":1}', { kind: 'json', value: { a: 1 }, text: '{"a":1}' }],
    ['<html>', { kind: 'text', text: '<html>' }],
    ['', { kind: 'none' }],
  ])('shows the body %j', (body, shown) => {
    const read = parseDelivery(anExchange({ request: body, response: body }))
    expect([shownRequest(read), shownResponse(read)]).toEqual([shown, shown])
  })
})

describe('a row’s line', () => {
  const linesOf = (...exchanges: Exchange[]) => reconcile(exchanges.map(parseDelivery)).map(row => rowLine(row, text))
  const prefetch = aPrefetch([anMbox({ name: 'home', metric: metricToken('home') }), { index: 1, name: 'none' }])

  it('shows what can be sent for it, and its contents', () => {
    expect(linesOf(prefetch)).toMatchObject([
      {
        location: 'home',
        kind: 'mbox',
        tag: 'html',
        offer: 'home',
        sendable: 'display',
      },
      {
        location: 'home',
        kind: 'mbox',
        tag: 'click',
        offer: 'click on the mbox',
        sendable: 'click',
      },
      { location: 'none', kind: 'mbox', tag: '', offer: 'did not qualify', sendable: undefined, token: undefined },
    ])
  })

  it('shows an unknown token and an event', () => {
    const unmatched = aNotification({ mbox: 'home', tokens: ['never seen'] })
    const event = aNotification({ mbox: 'home' })
    expect(linesOf(prefetch, unmatched, event).slice(3)).toMatchObject([
      { offer: 'unknown token', token: 'never seen', sendable: undefined },
      { offer: 'without token', tag: 'display', token: undefined, sendable: undefined },
    ])
  })

  it('explains its status in sentences', () => {
    const [row] = linesOf(prefetch, aNotification({ mbox: 'home', tokens: [optionToken('home')] }))
    expect(row?.displayReason).toBe(
      'The display notification for mbox “home” carries no state. State “state-of-home” was delivered.',
    )
  })
})

describe('a row’s history', () => {
  const historyOf = (...exchanges: Exchange[]) => {
    const reads: readonly ParsedExchange[] = exchanges.map(parseDelivery)
    const [row] = reconcile(reads)
    return rowHistory(row!, read => reads.indexOf(read) + 1, text)
  }
  const prefetch = aPrefetch([anMbox({ name: 'home' })])

  it('reports a beacon that the browser refused as not sent', () => {
    const [, refused] = historyOf(prefetch, aDisplay('home', { queued: false }))
    expect(refused).toMatchObject({ what: 'display, not sent, call 2', status: 'no answer' })
  })

  it('names a call once, however many of its options share the token', () => {
    const option = { type: 'html', content: '', eventToken: 'A' }
    const call = aPrefetch([{ index: 0, name: 'home', options: [option, option] }])
    expect(historyOf(call)).toHaveLength(1)
  })

  it('lists everything that happened, oldest first, by the number of its call', () => {
    const again = aPrefetch([anMbox({ name: 'home' })], { at: 2000 })
    const own = aDisplay('home', { source: 'inspector', at: 3000 })
    const lines = historyOf(prefetch, aDisplay('home', { at: 1000 }), again, own)
    expect(lines.map(({ what, status }) => [what, status])).toEqual([
      ['delivered, call 1', undefined],
      ['display, call 2', 'sent'],
      ['delivered again, call 3', undefined],
      ['display, yours: Sending', 'sending'],
    ])
  })

  it('shows no number for a call that is not listed', () => {
    const [row] = reconcile([parseDelivery(prefetch)])
    expect(rowHistory(row!, () => 0, text).map(({ what }) => what)).toEqual(['delivered, not recorded'])
  })

  it('calls a difference a mismatch, and a refusal rejected', () => {
    const wrong = { mbox: 'home', tokens: [optionToken('home')], state: 'made up' }
    const refused = { ...wrong, source: 'XHR' as const, status: 400, response: { status: 400 }, at: 2000 }
    const lines = historyOf(prefetch, aNotification(wrong), aNotification(refused))
    expect(lines.map(({ status }) => status)).toEqual([undefined, 'mismatch', 'rejected'])
  })

  it('distinguishes two notifications of one request', () => {
    const token = optionToken('home')
    const notifications = ['a', 'b'].map(id => ({ id, type: 'display', tokens: [token], mbox: { name: 'home' } }))
    const lines = historyOf(
      prefetch,
      anExchange({ at: 1000, source: 'beacon', request: { ...envelope, notifications } }),
    )
    expect(lines).toHaveLength(3)
    expect(new Set(lines.map(({ key }) => key)).size).toBe(3)
  })
})

it.each([
  ['whole', { text: '{"status":200}', length: 14 }, '14 bytes'],
  ['cut', { text: '{"', length: 5000 }, '5,000 characters'],
  ['cut, with an unknown end', { text: '{"', length: 5000, isLonger: true as const }, 'more than 5,000 characters'],
])('the summary of an answer that is %s shows its length as far as that is known', (_, body, size) => {
  const seen = anExchange({ response: {} })
  const response = { kind: 'answered' as const, time: OPENED, status: 200, body: { kind: 'text' as const, ...body } }
  const parts = answerSummary(parseDelivery({ ...seen, response }), text, 'en').split(', ')
  expect(parts.at(-1)).toBe(size)
})
