import { describe, expect, it } from 'vitest'
import {
  anExchange,
  anMbox,
  aPrefetch,
  envelope,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
  VISITOR,
} from '../../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import { newestDecision, sendableType, type Row } from '../../ledger/row.ts'
import { buildNotification, type GeneratedIds } from './draft.ts'

const fresh: GeneratedIds = {
  requestId: 'request',
  notificationId: 'notification',
  impressionId: 'impression',
  timestamp: OPENED,
}

function build(row: Row, type: 'display' | 'click' = 'display') {
  const { url, body } = buildNotification(newestDecision(row)!, type, fresh)
  const [notification] = body['notifications'] as Record<string, unknown>[]
  return { url, body, notification: notification! }
}

const mboxRow = (exchange: Exchange = aPrefetch([anMbox({ name: 'home' })])) => rowOf(ledgerOf(exchange), 'home')

/** A prefetch whose request has these members added or replaced. */
const asking = (request: object, response: object = {}) =>
  anExchange({
    request: { ...envelope, prefetch: { mboxes: [{ index: 0, name: 'home' }] }, ...request },
    response: { status: 200, prefetch: { mboxes: [anMbox({ name: 'home' })] }, ...response },
  })

describe('of several mboxes of one name', () => {
  it('each repeats its own index’s parameters and state', () => {
    const mboxes = [0, 1].map(index => ({ index, name: 'home', parameters: { place: String(index) } }))
    const answered = mboxes.map(({ index }) => anMbox({ name: 'home', index, state: `s${index}` }))
    const rows = ledgerOf(asking({ prefetch: { mboxes } }, { prefetch: { mboxes: answered.toReversed() } }))
    const built = rows.map(row => build(row).notification)
    expect(built).toMatchObject([
      { mbox: { name: 'home', state: 's1' }, parameters: { place: '1' } },
      { mbox: { name: 'home', state: 's0' }, parameters: { place: '0' } },
    ])
  })
})

describe('a metric that counts displays', () => {
  it('is sent as a display, with its token and the location’s state', () => {
    const mbox = { ...anMbox({ name: 'home' }), metrics: [{ type: 'display', eventToken: 'M' }] }
    const row = rowOf(ledgerOf(aPrefetch([mbox])), 'home', 'metric')
    expect(sendableType(row)).toBe('display')
    expect(build(row).notification).toMatchObject({
      type: 'display',
      tokens: ['M'],
      mbox: { name: 'home', state: 'state-of-home' },
    })
  })
})

describe('the built request', () => {
  it('goes where the decision came from, with its session and version', () => {
    const url = '//mboxedge35.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=abc&version=2.11.8'
    expect(build(mboxRow(aPrefetch([anMbox({ name: 'home' })], { url }))).url).toBe(url)
  })

  it('repeats visitor and context, but no content request and no telemetry', () => {
    const repeated = {
      environmentId: 1,
      experienceCloud: { analytics: { supplementalDataId: 'sdid', logging: 'server_side' } },
      qaMode: { token: 'qa', listedActivitiesOnly: true },
      preview: { token: 'preview' },
    }
    const left = {
      execute: { pageLoad: {} },
      telemetry: { entries: [] },
      trace: { authorizationToken: 't' },
      impressionId: 'i',
    }
    const { body } = build(mboxRow(asking({ ...repeated, ...left })))
    const { requestId: _, ...same } = envelope
    expect(body).toEqual({ ...same, ...repeated, requestId: 'request', notifications: [expect.anything()] })
  })

  it('leaves out context.beacon, so that the answer can be read, and keeps the rest of the context', () => {
    const context = { channel: 'web', beacon: true, address: { url: 'https://shop.test/' }, unknown: [1] }
    const { beacon: _, ...rest } = context
    expect(build(mboxRow(asking({ context }))).body['context']).toEqual(rest)
  })

  it('has a context even if the decision’s request did not', () => {
    expect(build(mboxRow(asking({ context: undefined }))).body['context']).toEqual({ channel: 'web' })
  })

  it.each([
    ['the answer’s, if the request did not name it', {}, { id: { tntId: VISITOR } }, { tntId: VISITOR }],
    ['the answer’s, which names the cluster', { tntId: 'v' }, { id: { tntId: 'v.35_0' } }, { tntId: 'v.35_0' }],
    ['the request’s, if the answer did not name it', { tntId: VISITOR }, {}, { tntId: VISITOR }],
    [
      'known by the request’s other ids too',
      { marketingCloudVisitorId: 'm', thirdPartyId: 't' },
      { id: { tntId: VISITOR } },
      { marketingCloudVisitorId: 'm', thirdPartyId: 't', tntId: VISITOR },
    ],
  ])('names the visitor: %s', (_, id, response, expected) => {
    expect(build(mboxRow(asking({ id }, response))).body['id']).toEqual(expected)
  })

  it('names no visitor if neither request nor answer did', () => {
    expect(build(mboxRow(asking({ id: undefined }))).body).not.toHaveProperty('id')
  })
})

describe('the built notification', () => {
  it('of an mbox’s display has fresh ids, the token of that option, and the state', () => {
    expect(build(mboxRow()).notification).toEqual({
      id: 'notification',
      impressionId: 'impression',
      type: 'display',
      timestamp: OPENED,
      mbox: { name: 'home', state: 'state-of-home' },
      tokens: [optionToken('home')],
    })
  })

  it('of a click has the token of that metric, and no state', () => {
    const prefetch = aPrefetch([anMbox({ name: 'home', metric: metricToken('home') })])
    const { notification } = build(rowOf(ledgerOf(prefetch), 'home', 'metric'), 'click')
    expect(notification).toMatchObject({ type: 'click', tokens: [metricToken('home')] })
    expect(notification['mbox']).toEqual({ name: 'home' })
  })

  it('of one of several options has only its own token', () => {
    const options = ['a', 'b'].map(seed => ({ type: 'html', content: seed, eventToken: optionToken(seed) }))
    const rows = ledgerOf(aPrefetch([{ index: 0, name: 'home', options, state: 's' }]))
    expect(rows.map(row => build(row).notification['tokens'])).toEqual([[optionToken('a')], [optionToken('b')]])
  })

  it('of an mbox that did not qualify has no token', () => {
    const [row] = ledgerOf(aPrefetch([{ index: 0, name: 'home' }]))
    expect(build(row!).notification).toMatchObject({ mbox: { name: 'home' }, tokens: [] })
  })

  it('repeats the parameters that the mbox was requested with, and no other mbox’s', () => {
    const asked = {
      address: { url: 'https://shop.test/' },
      parameters: { size: 'L' },
      profileParameters: { member: 'yes' },
      order: { id: 'o', total: 5 },
      product: { id: 'p' },
    }
    const mboxes = [
      { index: 0, name: 'other', parameters: { size: 'S' } },
      { index: 1, name: 'home', unknown: 1, ...asked },
    ]
    const { notification } = build(mboxRow(asking({ prefetch: { mboxes } })))
    expect(notification).toMatchObject(asked)
    expect(notification).not.toHaveProperty('unknown')
    expect(notification).not.toHaveProperty('index')
  })

  const ofPrefetch = (asked: object, answered: object) =>
    ledgerOf(anExchange({ request: { ...envelope, prefetch: asked }, response: { status: 200, prefetch: answered } }))
  const options = [{ type: 'html', content: '', eventToken: 'token' }]

  it('of a view has its name and key, and repeats the parameters that all views were requested with', () => {
    const [row] = ofPrefetch(
      { views: [{ parameters: { a: 'b' } }] },
      { views: [{ name: 'cart', key: 'k', options, state: 's' }] },
    )
    expect(build(row!).notification).toMatchObject({
      view: { name: 'cart', key: 'k', state: 's' },
      parameters: { a: 'b' },
    })
    expect(build(row!, 'click').notification['view']).toEqual({ name: 'cart', key: 'k' })
  })

  it('of pageLoad names pageLoad', () => {
    const [row] = ofPrefetch({ pageLoad: { parameters: { a: 'b' } } }, { pageLoad: { options, state: 's' } })
    expect(build(row!).notification).toMatchObject({ pageLoad: { state: 's' }, parameters: { a: 'b' } })
  })

  it('of a metric without a location names no location', () => {
    const [row] = ofPrefetch({ views: [{}] }, { metrics: [{ type: 'click', eventToken: 'm', selector: '#a' }] })
    const { notification } = build(row!, 'click')
    expect(notification).toMatchObject({ tokens: ['m'] })
    for (const entity of ['mbox', 'view', 'pageLoad']) expect(notification).not.toHaveProperty(entity)
  })
})
