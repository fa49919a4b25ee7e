import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  aNotification,
  aPrefetch,
  envelope,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
  VISITOR,
} from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Status } from './status.ts'

const home = anMbox({ name: 'home' })
const product1 = anMbox({ name: 'product1', metric: metricToken('product1') })
const prefetch = aPrefetch([home, product1])

const displayOf = (name: string, ...exchanges: Exchange[]) => rowOf(ledgerOf(prefetch, ...exchanges), name).display
const codes = (verdict: { reasons: { code: string }[] } | undefined) => verdict?.reasons.map(({ code }) => code)

describe('the ledger', () => {
  it('has a row for every token delivered, with its location, token and state', () => {
    const rows = ledgerOf(prefetch)
    expect(rows.map(({ location, token, state }) => ({ location, token, state }))).toEqual([
      { location: { kind: 'mbox', name: 'home' }, token: optionToken('home'), state: 'state-of-home' },
      { location: { kind: 'mbox', name: 'product1' }, token: optionToken('product1'), state: 'state-of-product1' },
      { location: { kind: 'mbox', name: 'product1' }, token: metricToken('product1'), state: undefined },
    ])
  })

  it('keeps two locations apart that share one token', () => {
    const token = optionToken('shared')
    const rows = ledgerOf(
      aPrefetch([anMbox({ name: 'a', token }), anMbox({ name: 'b', token })]),
      aNotification({ mbox: 'b', tokens: [token], state: 'state-of-b' }),
    )
    expect(rowOf(rows, 'a').display?.status).toBe('due')
    expect(rowOf(rows, 'b').display?.status).toBe('sent')
  })

  it('shows an mbox that did not qualify, with nothing due', () => {
    const rows = ledgerOf(aPrefetch([{ index: 0, name: 'members-only' }]))
    expect(rows).toMatchObject([{ item: { kind: 'nothing' }, display: undefined, click: undefined }])
  })

  it('never counts the tester’s own sends as the page’s', () => {
    const own = aDisplay('home', { source: 'inspector' })
    const row = rowOf(ledgerOf(prefetch, own), 'home')
    expect(row.display?.status).toBe('due')
    expect(row.own).toHaveLength(1)
  })
})

const acknowledging = (id: string) => ({ source: 'XHR' as const, response: { status: 200, notifications: [{ id }] } })

describe('the display of a prefetched mbox is', () => {
  const cases: [Status, string, Exchange[]][] = [
    ['due', 'without a notification', []],
    ['sent', 'after a beacon', [aDisplay('home')]],
    ['sent', 'after a request answered with 204', [aDisplay('home', { source: 'fetch', status: 204 })]],
    [
      'acknowledged',
      'when the answer echoes the id',
      [aDisplay('home', { notificationId: 'n', ...acknowledging('n') })],
    ],
    [
      'not acknowledged',
      'when the answer lacks the id',
      [aDisplay('home', { notificationId: 'n', ...acknowledging('m') })],
    ],
    ['sent', 'when the answer is not JSON', [aDisplay('home', { source: 'XHR', response: '<html>' })]],
    ['rejected', 'after HTTP 400', [aDisplay('home', { source: 'XHR', status: 400, response: { status: 400 } })]],
    [
      'rejected',
      'after a 200 with status 400 in its body',
      [aDisplay('home', { source: 'XHR', response: { status: 400 } })],
    ],
    ['duplicate', 'after two without impression ids', [aDisplay('home'), aDisplay('home', { at: 2000 })]],
    [
      'duplicate',
      'after two under different impression ids',
      [aDisplay('home', { impressionId: 'i' }), aDisplay('home', { at: 2000, impressionId: 'j' })],
    ],
    ['due', 'when the browser did not queue the beacon', [aDisplay('home', { queued: false })]],
  ]
  it.each(cases)('%s %s', (status, _, exchanges) => {
    expect(displayOf('home', ...exchanges)?.status).toBe(status)
  })

  it('counted on delivery when it was executed', () => {
    const execute = anExchange({
      request: { ...envelope, execute: { mboxes: [{ index: 0, name: 'footer' }] } },
      response: { status: 200, execute: { mboxes: [{ name: 'footer', options: [{ type: 'html', content: '' }] }] } },
    })
    expect(rowOf(ledgerOf(execute), 'footer').display?.status).toBe('counted on delivery')
  })

  it('due with the hint that at.js never notifies JSON offers', () => {
    const rows = ledgerOf(aPrefetch([anMbox({ name: 'data', type: 'json', content: { a: 1 } })]))
    expect(codes(rowOf(rows, 'data').display)).toEqual(['dueSince', 'jsonOffer'])
  })
})

describe('a display is a mismatch, naming the error, with', () => {
  const token = optionToken('home')
  const state = 'state-of-home'
  const cases: [string, Parameters<typeof aNotification>[0]][] = [
    ['stateMissing', { mbox: 'home', tokens: [token] }],
    ['stateOfLocation', { mbox: 'home', tokens: [token], state: 'state-of-product1' }],
    ['stateUnknown', { mbox: 'home', tokens: [token], state: 'made up' }],
    ['tokenOfLocation', { mbox: 'home', tokens: [optionToken('product1')], state }],
    ['tokenPaddingLost', { mbox: 'home', tokens: [token.slice(0, -2)], state }],
    ['tokenTruncated', { mbox: 'home', tokens: [token.slice(0, 40)], state }],
    ['tokenAltered', { mbox: 'home', tokens: [` ${token}`], state }],
    ['tokenAltered', { mbox: 'home', tokens: [encodeURIComponent(token)], state }],
    ['sessionIdChanged', { mbox: 'home', tokens: [token], state, sessionId: 'another' }],
    ['tntIdChanged', { mbox: 'home', tokens: [token], state, overrides: { id: { tntId: 'someone.35_0' } } }],
    ['tntIdDropped', { mbox: 'home', tokens: [token], state, overrides: { id: {} } }],
    [
      'clusterChanged',
      { mbox: 'home', tokens: [token], state, overrides: { id: { tntId: `${VISITOR.split('.')[0]}.28_0` } } },
    ],
    ['propertyChanged', { mbox: 'home', tokens: [token], state, overrides: { property: { token: 'other' } } }],
    ['propertyDropped', { mbox: 'home', tokens: [token], state, overrides: { property: undefined } }],
    ['timestampNegative', { mbox: 'home', tokens: [token], state, timestamp: -5 }],
    ['timestampOfNoTime', { mbox: 'home', tokens: [token], state, timestamp: 0 }],
    ['timestampOfNoTime', { mbox: 'home', tokens: [token], state, timestamp: 1 }],
    ['timestampOfNoTime', { mbox: 'home', tokens: [token], state, timestamp: OPENED * 1000 }],
    ['timestampInSeconds', { mbox: 'home', tokens: [token], state, timestamp: Math.floor(OPENED / 1000) }],
    ['timestampBeforeRequest', { mbox: 'home', tokens: [token], state, timestamp: OPENED - 86_400_000 }],
    ['timestampAfterRequest', { mbox: 'home', tokens: [token], state, timestamp: OPENED + 86_400_000 }],
  ]
  it.each(cases)('%s', (code, notification) => {
    const verdict = displayOf('home', aNotification(notification))
    expect(verdict?.status).toBe('mismatch')
    expect(codes(verdict)).toEqual([code])
  })

  it('clickTokenInDisplay', () => {
    const verdict = displayOf(
      'product1',
      aNotification({ mbox: 'product1', tokens: [metricToken('product1')], state: 'state-of-product1' }),
    )
    expect(codes(verdict)).toEqual(['clickTokenInDisplay'])
  })

  it('the state of an older call of the same mbox', () => {
    const again = aPrefetch([anMbox({ name: 'home', state: 'newer' })], { at: 500 })
    expect(codes(displayOf('home', again, aDisplay('home')))).toEqual(['stateOfOlderCall'])
  })

  it('an unknown token, listed as a separate row', () => {
    const rows = ledgerOf(prefetch, aNotification({ mbox: 'home', tokens: ['never-seen'], state }))
    expect(rowOf(rows, 'home').display?.status).toBe('due')
    expect(rowOf(rows, 'home', 'unknown token').display).toMatchObject({ status: 'mismatch' })
  })
})

describe('a display that lacks or changes an id with which its token was requested is a mismatch:', () => {
  const customer = (id: string) => ({ id, integrationCode: 'crm', authenticatedState: 'authenticated' })
  const known = { tntId: VISITOR, marketingCloudVisitorId: 'ecid', thirdPartyId: 'third', customerIds: [customer('c')] }
  const without = (name: keyof typeof known) => ({ ...known, [name]: undefined })
  const asked = aPrefetch([home], { request: { ...envelope, id: known, prefetch: { mboxes: [{ name: 'home' }] } } })
  const cases: [string, object, unknown[]][] = [
    ['marketingCloudVisitorIdDropped', without('marketingCloudVisitorId'), ['ecid']],
    ['marketingCloudVisitorIdChanged', { ...known, marketingCloudVisitorId: 'other' }, ['other', 'ecid']],
    ['thirdPartyIdDropped', without('thirdPartyId'), ['third']],
    ['thirdPartyIdChanged', { ...known, thirdPartyId: 'other' }, ['other', 'third']],
    ['customerIdDropped', without('customerIds'), ['crm', 'c']],
    ['customerIdDropped', { ...known, customerIds: null }, ['crm', 'c']],
    ['customerIdChanged', { ...known, customerIds: [customer('d')] }, ['crm', 'd', 'c']],
  ]
  it.each(cases)('%s with %j', (code, id, values) => {
    const verdict = rowOf(ledgerOf(asked, aDisplay('home', { overrides: { id } })), 'home').display
    expect(verdict?.status).toBe('mismatch')
    expect(verdict?.reasons).toMatchObject([{ code, values: ['display', { location: { name: 'home' } }, ...values] }])
  })

  it('but not when several ids of one kind are the same', () => {
    const customerIds = [customer('c'), customer('d')]
    const twice = { ...known, customerIds }
    const call = aPrefetch([home], { request: { ...envelope, id: twice, prefetch: { mboxes: [{ name: 'home' }] } } })
    expect(rowOf(ledgerOf(call, aDisplay('home', { overrides: { id: twice } })), 'home').display?.status).toBe('sent')
  })

  it('also of an id that only the answer named', () => {
    const response = {
      status: 200,
      id: { tntId: VISITOR, marketingCloudVisitorId: 'ecid' },
      prefetch: { mboxes: [home] },
    }
    const verdict = rowOf(ledgerOf(aPrefetch([home], { response }), aDisplay('home')), 'home').display
    expect(codes(verdict)).toEqual(['marketingCloudVisitorIdDropped'])
  })

  it.each([
    ['the same ids', known],
    ['a customer id more', { ...known, customerIds: [customer('c'), { ...customer('x'), integrationCode: 'shop' }] }],
    ['a visitor who logged out', { ...known, customerIds: [{ ...customer('c'), authenticatedState: 'logged_out' }] }],
  ])('but not one with %s', (_, id) => {
    expect(rowOf(ledgerOf(asked, aDisplay('home', { overrides: { id } })), 'home').display?.status).toBe('sent')
  })

  it('but not one that adds an id which the token’s request did not have', () => {
    expect(displayOf('home', aDisplay('home', { overrides: { id: known } }))?.status).toBe('sent')
  })
})

it('environments beyond 2^53 differ even if only their last digit does', () => {
  const text = (id: string, rest: object) =>
    JSON.stringify({ ...envelope, ...rest }).replace('{', `{"environmentId":${id},`)
  const call = aPrefetch([home], { request: text('9223372036854775801', { prefetch: { mboxes: [{ name: 'home' }] } }) })
  const mbox = { name: 'home', state: 'state-of-home' }
  const notifications = [{ id: 'n', type: 'display', timestamp: OPENED + 1000, mbox, tokens: [optionToken('home')] }]
  const display = (id: string) => anExchange({ at: 1000, source: 'beacon', request: text(id, { notifications }) })
  expect(rowOf(ledgerOf(call, display('9223372036854775801')), 'home').display?.status).toBe('sent')
  expect(codes(rowOf(ledgerOf(call, display('9223372036854775807')), 'home').display)).toEqual(['environmentChanged'])
})

it('a notification that the network log reports as aborted was sent, like one that the page aborted by leaving', () => {
  expect(displayOf('home', aDisplay('home', { source: 'network', failed: 'net::ERR_ABORTED' }))?.status).toBe('sent')
})

it('keeps execute offers of one name apart', () => {
  const mbox = { name: 'hero', options: [{ type: 'html', content: '' }] }
  const execute = anExchange({ request: envelope, response: { status: 200, execute: { mboxes: [mbox, mbox] } } })
  expect(ledgerOf(execute)).toHaveLength(2)
})

it('has nothing due for an option without a token', () => {
  const mbox = { name: 'hero', options: [{ type: 'html', content: '' }] }
  expect(rowOf(ledgerOf(aPrefetch([mbox])), 'hero').display).toBeUndefined()
})
