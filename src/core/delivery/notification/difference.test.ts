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
  SESSION,
  VISITOR,
} from '../../../../test/fixtures/exchanges.ts'
import { notificationsOf } from '../sentNotification.ts'
import type { SentNotification } from '../../dialect/dialect.ts'
import { parseDelivery } from '../dialect.ts'
import type { Difference, Weight } from '../../dialect/difference.ts'
import { difference } from './difference.ts'
import type { DifferenceCode } from './explanation.ts'

interface Changes {
  notification?: object
  request?: object
  url?: string
}

const URL_OF_PAGE = `https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=${SESSION}&version=2.11.8`

/** A display of home as the page sends it, with these members added or replaced. */
function aNotified({ notification = {}, request = {}, url = URL_OF_PAGE }: Changes = {}): SentNotification {
  const display = {
    id: 'n',
    type: 'display',
    timestamp: OPENED,
    impressionId: 'i',
    tokens: [optionToken('home')],
    mbox: { name: 'home', state: 'state-of-home' },
    ...notification,
  }
  const exchange = anExchange({ url, request: { ...envelope, ...request, notifications: [display] } })
  return notificationsOf(parseDelivery(exchange))[0]!
}

const rows = ledgerOf(
  aPrefetch([
    anMbox({ name: 'home', metric: metricToken('home') }),
    anMbox({ name: 'product1' }),
    {
      name: 'home',
      options: [{ type: 'html', content: '', eventToken: optionToken('second') }],
      state: 'second state',
    },
  ]),
)
const decisions = rows.flatMap(row => row.decisions)

const codesOf = (entries: Difference[]) => entries.flatMap(({ why }) => (why ? [why.code] : []))
const altered = `${optionToken('home').slice(0, 40)}#${optionToken('home').slice(41)}`
const second = (tokens: string[]) => ({ notification: { tokens } })
const state = (text?: string) => ({
  notification: { mbox: { name: 'home', ...(text !== undefined && { state: text }) } },
})
const view = (name: string) => ({ notification: { mbox: undefined, view: { name } } })
const sdid = (id: string) => ({ request: { experienceCloud: { analytics: { supplementalDataId: id } } } })
const [H, P, M] = [optionToken('home'), optionToken('product1'), metricToken('home')]

type Case = [code: DifferenceCode, path: string, weight: Weight, yours: Changes, pages: Changes, known?: 'known']

/** A code, its place and its weight for a pair of notifications: yours and the page's. */
const CASES: Case[] = [
  ['tokenPaddingLostInYours', 'tokens[0]', 'error', second([H.slice(0, -2)]), {}],
  ['tokenPaddingLostInPages', 'tokens[0]', 'warning', {}, second([H.slice(0, -2)])],
  ['tokenTruncatedInYours', 'tokens[0]', 'error', second([H.slice(0, 40)]), {}],
  ['tokenTruncatedInPages', 'tokens[0]', 'warning', {}, second([H.slice(0, 40)])],
  ['tokenAltered', 'tokens[0]', 'error', second([altered]), {}],
  ['tokenAlteredInYours', 'tokens[0]', 'error', second([altered]), {}, 'known'],
  ['tokenAlteredInPages', 'tokens[0]', 'warning', {}, second([altered]), 'known'],
  ['tokenAnother', 'tokens[0]', 'error', second([P]), {}],
  ['tokenOfLocationInYours', 'tokens[0]', 'error', second([P]), {}, 'known'],
  ['tokenOfLocationInPages', 'tokens[0]', 'warning', {}, second([P]), 'known'],
  ['tokenOfOtherEventInYours', 'tokens[0]', 'error', second([M]), {}, 'known'],
  ['tokenOfOtherEventInPages', 'tokens[0]', 'warning', {}, second([M]), 'known'],
  ['tokenNotDeliveredInYours', 'tokens[0]', 'error', second(['never seen']), {}, 'known'],
  ['tokenNotDeliveredInPages', 'tokens[0]', 'warning', {}, second(['never seen']), 'known'],
  ['tokenOfOtherOption', 'tokens[0]', 'note', second([optionToken('second')]), {}, 'known'],
  ['tokensMissingInYours', 'tokens[0]', 'error', second([]), {}],
  ['tokensMissingInPages', 'tokens[0]', 'warning', {}, { notification: { tokens: undefined } }],
  ['tokenOnlyInYours', 'tokens[1]', 'warning', second([H, P]), {}],
  ['tokenOnlyInPages', 'tokens[0]', 'warning', {}, second([P, H])],
  ['tokenRepeated', 'tokens[1]', 'note', {}, second([H, H])],
  ['tokenMoved', 'tokens[1]', 'note', second([P, H]), second([H, P])],
  ['stateMissingInYours', 'mbox.state', 'error', state(), {}],
  ['stateMissingInPages', 'mbox.state', 'warning', {}, state()],
  ['stateAnother', 'mbox.state', 'warning', state('state-of-product1'), {}],
  ['stateOfLocationInYours', 'mbox.state', 'error', state('state-of-product1'), {}, 'known'],
  ['stateOfLocationInPages', 'mbox.state', 'warning', {}, state('state-of-product1'), 'known'],
  ['stateNotDeliveredInYours', 'mbox.state', 'error', state('made up'), {}, 'known'],
  ['stateNotDeliveredInPages', 'mbox.state', 'warning', {}, state('made up'), 'known'],
  ['stateOfAnotherCall', 'mbox.state', 'note', state('second state'), {}, 'known'],
  [
    'locationAnother',
    'mbox.name',
    'error',
    { notification: { mbox: { name: 'product1', state: 'state-of-home' } } },
    {},
  ],
  ['viewNameCase', 'view.name', 'warning', view('Cart'), view('cart')],
  ['eventAnother', 'type', 'error', { notification: { type: 'click' } }, {}],
  ['timestampLater', 'timestamp', 'equal', { notification: { timestamp: OPENED + 5 } }, {}],
  ['timestampEarlier', 'timestamp', 'equal', { notification: { timestamp: OPENED - 5 } }, {}],
  ['timestampInSecondsInYours', 'timestamp', 'error', { notification: { timestamp: OPENED / 1000 } }, {}],
  ['timestampInSecondsInPages', 'timestamp', 'warning', {}, { notification: { timestamp: OPENED / 1000 } }],
  ['impressionAnother', 'impressionId', 'note', { notification: { impressionId: 'j' } }, {}],
  ['impressionSame', 'impressionId', 'note', {}, {}],
  ['impressionOnlyInYours', 'impressionId', 'note', {}, { notification: { impressionId: undefined } }],
  ['impressionOnlyInPages', 'impressionId', 'warning', { notification: { impressionId: undefined } }, {}],
  ['requiredMissingInYours', 'id', 'error', { notification: { id: undefined } }, {}],
  ['requiredMissingInPages', 'type', 'warning', {}, { notification: { type: undefined } }],
  ['jsonTypeAnother', 'timestamp', 'error', { notification: { timestamp: 'now' } }, {}],
  ['jsonTypeAnother', 'context.channel', 'warning', { request: { context: { channel: 1 } } }, {}],
  ['parameterAnother', 'parameters.size', 'warning', { notification: { parameters: { size: 'L' } } }, {}],
  [
    'profileParameterAnother',
    'profileParameters["a.b"]',
    'warning',
    {},
    { notification: { profileParameters: { 'a.b': '1' } } },
  ],
  [
    'orderAnother',
    'order.total',
    'warning',
    { notification: { order: { total: 1 } } },
    { notification: { order: { total: 2 } } },
  ],
  [
    'orderAnother',
    'order.purchasedProductIds[0]',
    'warning',
    { notification: { order: { purchasedProductIds: ['p'] } } },
    {},
  ],
  ['productAnother', 'product.id', 'warning', { notification: { product: { id: 'p' } } }, {}],
  ['hostAnother', 'host', 'warning', { url: URL_OF_PAGE.replace('mboxedge35', 'demo') }, {}],
  ['clusterAnother', 'host', 'warning', { url: URL_OF_PAGE.replace('mboxedge35', 'mboxedge28') }, {}],
  ['clusterAnother', 'id.tntId', 'warning', { request: { id: { tntId: VISITOR.replace('.35_0', '.28_0') } } }, {}],
  ['clientAnother', 'client', 'error', { url: URL_OF_PAGE.replace('client=demo', 'client=other') }, {}],
  ['requiredMissingInYours', 'client', 'error', { url: URL_OF_PAGE.replace('client=demo', 'a=b') }, {}],
  ['sessionAnother', 'sessionId', 'error', { url: URL_OF_PAGE.replace(SESSION, 'other') }, {}],
  ['requiredMissingInYours', 'sessionId', 'error', { url: URL_OF_PAGE.replace('sessionId', 'session') }, {}],
  ['requiredMissingInYours', 'context.channel', 'error', { request: { context: {} } }, {}],
  ['visitorAnother', 'id.tntId', 'error', { request: { id: { tntId: 'other.35_0' } } }, {}],
  [
    'visitorAnother',
    'id.thirdPartyId',
    'error',
    { request: { id: { thirdPartyId: 'a' } } },
    { request: { id: { thirdPartyId: 'b' } } },
  ],
  ['visitorMissingInYours', 'id.tntId', 'error', { request: { id: undefined } }, {}],
  ['visitorMissingInPages', 'id.tntId', 'warning', {}, { request: { id: undefined } }],
  ['locationHintAnother', 'id.tntId', 'note', { request: { id: { tntId: VISITOR.replace('.35_0', '') } } }, {}],
  ['propertyAnother', 'property.token', 'error', { request: { property: { token: 'other' } } }, {}],
  ['propertyMissingInYours', 'property.token', 'error', { request: { property: undefined } }, {}],
  ['propertyMissingInPages', 'property.token', 'warning', {}, { request: { property: undefined } }],
  ['environmentAnother', 'environmentId', 'error', { request: { environmentId: 1 } }, {}],
  ['qaModeMissingInYours', 'qaMode.token', 'error', {}, { request: { qaMode: { token: 'qa' } } }],
  ['qaModeMissingInPages', 'qaMode.token', 'warning', { request: { qaMode: { token: 'qa' } } }, {}],
  [
    'qaModeAnother',
    'qaMode.token',
    'warning',
    { request: { qaMode: { token: 'qa' } } },
    { request: { qaMode: { token: 'qb' } } },
  ],
  ['previewAnother', 'preview.token', 'warning', { request: { preview: { token: 'p' } } }, {}],
  ['supplementalDataIdAnother', 'experienceCloud.analytics.supplementalDataId', 'warning', sdid('a'), sdid('b')],
  ['supplementalDataIdMissingInYours', 'experienceCloud.analytics.supplementalDataId', 'error', {}, sdid('b')],
  ['supplementalDataIdMissingInPages', 'experienceCloud.analytics.supplementalDataId', 'warning', sdid('a'), {}],
  [
    'supplementalDataIdOfEvent',
    'experienceCloud.analytics.supplementalDataId',
    'note',
    { ...sdid('a'), ...view('cart') },
    { ...sdid('b'), ...view('cart') },
  ],
  ['contentRequestedInYours', 'prefetch.views', 'warning', { request: { prefetch: { views: [] } } }, {}],
  ['contentRequestedInPages', 'execute.pageLoad', 'warning', {}, { request: { execute: { pageLoad: {} } } }],
  ['answerReadable', 'context.beacon', 'note', {}, { request: { context: { channel: 'web', beacon: true } } }],
  ['answerUnreadable', 'context.beacon', 'warning', { request: { context: { channel: 'web', beacon: true } } }, {}],
]

describe('a difference is explained:', () => {
  it.each(CASES)('%s, of %s as a %s', (code, path, weight, yours, pages, known) => {
    const entries = difference(aNotified(yours), aNotified(pages), known ? { decisions } : {})
    expect(entries.filter(({ why }) => why?.code === code)).toContainEqual(expect.objectContaining({ path, weight }))
  })
})

describe('a difference is not explained:', () => {
  const unlike: Record<string, [Changes, Changes]> = {
    impressionSame: [{ notification: { impressionId: 'j' } }, {}],
  }
  const codes = [...new Set(CASES.map(([code]) => code))]
  it.each(codes)('%s, for notifications without that difference', code => {
    const [yours, pages] = unlike[code] ?? [{}, {}]
    expect(codesOf(difference(aNotified(yours), aNotified(pages), { decisions }))).not.toContain(code)
  })

  const quiet: [string, Changes, Changes, DifferenceCode[]][] = [
    [
      'a click without state',
      { notification: { type: 'click', mbox: { name: 'home' } } },
      { notification: { type: 'click' } },
      [],
    ],
    [
      'a token of another place in the list, when others are missing',
      second([P]),
      second([H, P]),
      ['tokenOnlyInPages'],
    ],
    [
      'a missing tntId, when the Experience Cloud knows the visitor',
      { request: { id: { marketingCloudVisitorId: 'm' } } },
      { request: { id: { marketingCloudVisitorId: 'm', tntId: VISITOR } } },
      [],
    ],
    ['imsOrgId instead of client', { url: URL_OF_PAGE.replace('client=demo', 'imsOrgId=a') }, {}, []],
    [
      'an equal state of another location',
      { notification: { mbox: { name: 'product1', state: 'state-of-home' } } },
      {},
      ['locationAnother'],
    ],
    ['a tracked node of the same cluster', { request: { id: { tntId: VISITOR.replace('_0', '_1') } } }, {}, []],
    [
      'a beacon that is one on both sides',
      { request: { context: { beacon: true } } },
      { request: { context: { beacon: true } } },
      [],
    ],
    ['content that both ask for', { request: { execute: {} } }, { request: { execute: {} } }, []],
    ['a member whose name only starts like one that matters', { notification: { 'order-note': 1 } }, {}, []],
  ]
  it.each(quiet)('%s', (_, yours, pages, codes) => {
    const found = codesOf(difference(aNotified(yours), aNotified(pages), { decisions }))
    expect(found.filter(code => code !== 'impressionSame')).toEqual(codes)
  })
})

describe('the values of an explanation', () => {
  it.each<[string, string, Changes, Changes, string[]]>([
    ['name the location that a token was delivered for', 'tokens[0]', second([P]), {}, ['product1']],
    ['name the location that a state was delivered for', 'mbox.state', state('state-of-product1'), {}, ['product1']],
    ['give the time between timestamps', 'timestamp', { notification: { timestamp: OPENED + 42_000 } }, {}, ['42000']],
    ['count the places of tokens from one', 'tokens[1]', second([P, H]), second([H, P]), ['2', '1']],
    ['name JSON’s types', 'timestamp', { notification: { timestamp: null } }, {}, ['number', 'null']],
  ])('%s', (_, path, yours, pages, values) => {
    const entries = difference(aNotified(yours), aNotified(pages), { decisions })
    expect(entries.find(entry => entry.path === path)?.why?.values).toEqual(values)
  })
})

describe('an entry', () => {
  it('for an id, a timestamp or a request id is new for every send', () => {
    const yours = aNotified({ notification: { id: 'm', timestamp: OPENED + 1 }, request: { requestId: 'other' } })
    const fresh = difference(yours, aNotified()).filter(({ kind }) => kind === 'new for every send')
    expect(fresh.map(({ path, weight }) => [path, weight])).toEqual([
      ['id', 'equal'],
      ['timestamp', 'equal'],
      ['requestId', 'equal'],
    ])
  })

  it('for a timestamp in seconds differs: no send makes such a value', () => {
    const yours = aNotified({ notification: { timestamp: OPENED / 1000 } })
    expect(difference(yours, aNotified()).find(({ path }) => path === 'timestamp')?.kind).toBe('differs')
  })

  it('for the request’s impression id belongs to a notification without one', () => {
    const pages = aNotified({ notification: { impressionId: undefined }, request: { impressionId: 'i' } })
    const entries = difference(aNotified(), pages).filter(({ path }) => path === 'impressionId')
    expect(entries).toMatchObject([{ part: 'notification', kind: 'equal', pages: 'i', yours: 'i' }])
  })

  it('exists for a query member that the API does not know', () => {
    const yours = aNotified({ url: `${URL_OF_PAGE}&debug=1` })
    expect(difference(yours, aNotified())).toContainEqual(
      expect.objectContaining({ part: 'url', path: 'query.debug', kind: 'only yours', yours: '1' }),
    )
  })

  it('comes earlier the more serious it is, and equal ones come last', () => {
    const yours = aNotified({ notification: { id: 'm', tokens: [P], parameters: { a: 'b' } }, request: { unknown: 1 } })
    const order = difference(yours, aNotified()).map(({ weight, kind }) => (kind === 'equal' ? kind : weight))
    expect(order.slice(0, 5)).toEqual(['error', 'warning', 'equal', 'note', 'equal'])
    expect(new Set(order.slice(5))).toEqual(new Set(['equal']))
  })
})
