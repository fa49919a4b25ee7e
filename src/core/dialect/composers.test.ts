import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { delivery } from '../delivery/dialect.ts'
import { deliveryDrafting } from '../delivery/drafting.ts'
import { edge } from '../edge/dialect.ts'
import { edgeDrafting } from '../edge/drafting/drafting.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { toJson, type JsonObject } from '../json/json.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { sendableType } from '../ledger/row.ts'
import type { ComposedCall, ComposedTexts } from './composer.ts'
import { COMPOSERS } from './composers.ts'
import type { Decision, SentNotification } from './dialect.ts'
import { locationName } from './location.ts'
import type { NotificationRequest } from './notificationRequest.ts'

const NEW_ID = '0123456789abcdef0123456789abcdef'

const PROTOCOLS = [
  { name: 'delivery', dialect: delivery, drafting: deliveryDrafting },
  { name: 'edge', dialect: edge, drafting: edgeDrafting },
]

const composerOf = (name: string) => {
  const composer = COMPOSERS.get(name)
  if (!composer) throw new Error(name)
  return composer
}

const compose = (name: string, texts: ComposedTexts, base?: NotificationRequest): ComposedCall =>
  composerOf(name).compose(texts, { base, newId: () => NEW_ID })

const body = (json: JsonObject) => {
  const text = toJson(json) ?? ''
  return { kind: 'text' as const, text, length: text.length }
}

const exchangeOf = ({ url, request, response }: ComposedCall): Exchange => ({
  id: 'composed',
  documentId: 'page',
  frameId: 0,
  request: { source: 'import', time: 0, method: 'POST', url, body: body(request) },
  response: { kind: 'answered', time: 0, status: 200, body: body(response) },
})

/** The call as its protocol reads it, and the request that reports its decision. */
function readBack(name: string, call: ComposedCall) {
  const { dialect, drafting } = PROTOCOLS.find(protocol => protocol.name === name) ?? { dialect: delivery }
  const exchange = exchangeOf(call)
  expect(dialect.owns(exchange)).toBe(true)
  const read = dialect.parse(exchange)
  const rows = reconcile([read]).filter(row => sendableType(row) !== undefined)
  const [row] = rows
  const fresh = { now: 0, newId: () => NEW_ID }
  const begun = row && drafting?.begin(row, { ...fresh, calls: [read], sessionFor: () => NEW_ID })
  if (!begun) throw new Error('Nothing can be sent.')
  const { url, body: sent } = begun.opened
  const sending = { ...exchange, request: { ...exchange.request, url, body: body(sent) } } as Exchange
  const notifications = dialect.notificationsOf(dialect.parse(sending))
  return { read, rows, decisions: dialect.decisionsOf(read), notifications, opened: begun.opened }
}

/** Texts as people type them into one line: their ends have no space. */
const word = fc.string({ unit: codePoint, minLength: 1, maxLength: 20 }).filter(text => {
  return text.trim() === text && !text.includes('\n') && !/[\uD800-\uDFFF]/u.test(text)
})
const host = fc.constantFrom('target.example', '127.0.0.1:8080', 'edge.example:8443')

const ofDelivery = fc.record({
  type: fc.constantFrom('display', 'click'),
  location: fc.constantFrom('mbox', 'view', 'pageLoad'),
  mboxName: word,
  viewName: word,
  token: word,
  state: word,
  client: word,
  host,
  sessionId: word,
  tntId: word,
})

const ofEdge = fc.record({
  type: fc.constantFrom('display', 'interact'),
  scope: word,
  propositionId: word,
  token: word,
  scopeDetails: fc.constantFrom(
    '',
    '{"decisionProvider":"TGT","activity":{"id":"1"},"characteristics":{"eventToken":"old","eventTokens":{"click":"b"}}}',
    '{"decisionProvider":"TGT","eventTokens":{"display":"a"},"big":12345678901234567890}',
  ),
  datastream: word,
  host,
  metaState: fc.constantFrom('', '{"domain":"shop.example","entries":[]}'),
})

function locationTyped({ location, mboxName, viewName }: ComposedTexts): string {
  return location === 'mbox' ? (mboxName ?? '') : location === 'view' ? (viewName ?? '') : 'pageLoad'
}

describe('a composed call', () => {
  it('is read by the Delivery API as the decision that was typed, and so is the request that reports it', () => {
    const property = fc.property(ofDelivery, texts => {
      expect(composerOf('delivery').check(texts)).toEqual(new Map())
      const { read, rows, decisions, notifications } = readBack('delivery', compose('delivery', texts))
      expect([read.problems, rows.length, decisions.length, notifications.length]).toEqual([[], 1, 1, 1])
      const [decision, notification] = [decisions[0] as Decision, notifications[0] as SentNotification]
      expect(locationName(decision.location)).toBe(locationTyped(texts))
      expect([decision.event, decision.token]).toEqual([texts.type, texts.token])
      expect(notification.tokens).toEqual([texts.token])
      expect([decision.state, notification.state]).toEqual(
        texts.type === 'click' ? [undefined, undefined] : [texts.state, texts.state],
      )
      expect(read.visit).toBe(texts.sessionId)
    })
    fc.assert(property)
  })

  it('is read by the Edge Network as the decision that was typed, and so is the request that reports it', () => {
    const property = fc.property(ofEdge, texts => {
      expect(composerOf('edge').check(texts)).toEqual(new Map())
      const { read, rows, decisions, notifications, opened } = readBack('edge', compose('edge', texts))
      expect([read.problems, rows.length, decisions.length, notifications.length]).toEqual([[], 1, 1, 1])
      const [decision, notification] = [decisions[0] as Decision, notifications[0] as SentNotification]
      expect([decision.token, decision.state]).toEqual([texts.token, texts.propositionId])
      expect([notification.tokens, notification.state]).toEqual([[texts.token], texts.propositionId])
      expect(decision.event).toBe(texts.type === 'interact' ? 'click' : 'display')
      const kept = composerOf('edge').read(opened)
      expect(kept['metaState']).toBe(texts.metaState === '' ? undefined : kept['metaState'])
      expect(kept['datastream']).toBe(texts.datastream)
    })
    fc.assert(property)
  })

  it.each(PROTOCOLS)('over $name is filled in again by the request that reports it', ({ name }) => {
    const property = fc.property(name === 'delivery' ? ofDelivery : ofEdge, (texts: ComposedTexts) => {
      const { opened } = readBack(name, compose(name, texts))
      const again = compose(name, { ...texts, ...composerOf(name).read(opened) }, opened)
      const [first, second] = [compose(name, texts), again].map(call => readBack(name, call).decisions[0])
      expect([second?.location, second?.token, second?.state, second?.event]).toEqual([
        first?.location,
        first?.token,
        first?.state,
        first?.event,
      ])
      expect(again.url).toBe(first?.read.exchange.request?.url)
    })
    fc.assert(property)
  })

  it('keeps what the call that it was begun from has of the visit, but not its notifications', () => {
    const base = {
      url: 'http://127.0.0.1:1/rest/v1/delivery?client=demo&sessionId=s&version=2.11',
      body: {
        id: { tntId: 'guest.28_0', thirdPartyId: 'member' },
        property: { token: 'property' },
        notifications: [{ id: '1', type: 'display', mbox: { name: 'home', state: 'S' }, tokens: ['T', 'U'] }],
      },
    }
    const texts = composerOf('delivery').read(base)
    expect(texts).toEqual({
      type: 'display',
      location: 'mbox',
      mboxName: 'home',
      token: 'T',
      state: 'S',
      client: 'demo',
      host: '127.0.0.1:1',
      sessionId: 's',
      tntId: 'guest.28_0',
    })
    const call = compose('delivery', { ...texts, sessionId: '' }, base)
    expect(call.url).toBe(`http://127.0.0.1:1/rest/v1/delivery?client=demo&sessionId=${NEW_ID}&version=2.11`)
    expect(call.request).toEqual({ context: { channel: 'web' }, id: base.body.id, property: base.body.property })
    expect(call.doubts).toEqual([{ value: NEW_ID, doubt: 'made up' }])
  })

  it('keeps the identity of the events that it was begun from, and nothing that they report', () => {
    const xdm = {
      eventType: 'decisioning.propositionDisplay',
      identityMap: { ECID: [{ id: '1' }] },
      _experience: { decisioning: { propositions: [{ id: 'AT:1', scope: 'hero', scopeDetails: {} }] } },
    }
    const base = { url: 'https://edge.example/ee/v1/collect?configId=d', body: { events: [{ xdm }], meta: {} } }
    const call = compose('edge', { ...composerOf('edge').read(base), token: 'T' }, base)
    expect(call.request['events']).toEqual([{ xdm: { identityMap: xdm.identityMap } }])
    expect(call.url).toMatch(/^https:\/\/edge\.example\/ee\/v1\/interact\?configId=d&requestId=/)
    expect(readBack('edge', call).notifications[0]?.location).toEqual({ kind: 'mbox', name: 'hero' })
  })
})

describe('what is wrong with a composed call', () => {
  const problems = (name: string, texts: ComposedTexts) => Object.fromEntries(composerOf(name).check(texts))
  const good = { mboxName: 'home', token: 'T', client: 'demo' }
  const goodEdge = { scope: 'hero', propositionId: 'AT:1', datastream: 'd', token: 'T' }

  it.each([
    ['delivery', {}, { mboxName: 'required', token: 'required', client: 'required' }],
    ['delivery', good, {}],
    ['delivery', { ...good, mboxName: '  ' }, { mboxName: 'required' }],
    ['delivery', { ...good, mboxName: '', location: 'pageLoad' }, {}],
    ['delivery', { ...good, location: 'view' }, { viewName: 'required' }],
    ['delivery', { ...good, client: 'de mo' }, { client: 'client' }],
    ['delivery', { ...good, client: 'de mo', host: 'target.example' }, {}],
    ['delivery', { ...good, host: 'https://target.example' }, { host: 'host' }],
    ['delivery', { ...good, host: 'user@target.example' }, { host: 'host' }],
    ['delivery', { ...good, host: 'target.example/path' }, { host: 'host' }],
    ['edge', {}, { scope: 'required', propositionId: 'required', datastream: 'required', token: 'required' }],
    ['edge', goodEdge, {}],
    ['edge', { ...goodEdge, token: '', scopeDetails: '{"eventToken":"T"}' }, {}],
    ['edge', { ...goodEdge, scopeDetails: '[]', metaState: '{' }, { scopeDetails: 'json', metaState: 'json' }],
    ['edge', { ...goodEdge, scopeDetails: '{"decisionProvider":"AJO"}' }, { scopeDetails: 'provider' }],
    ['edge', { ...goodEdge, host: 'edge example' }, { host: 'host' }],
  ] as const)('over %s with %j is named by field', (name, texts, expected) => {
    expect(problems(name, texts)).toEqual(expected)
  })

  it('is not a missing client where the URL names the organization, as the calls of server SDKs do', () => {
    const base = { url: 'https://target.example/rest/v1/delivery?imsOrgId=ORG@AdobeOrg', body: {} }
    const texts = { mboxName: 'home', token: 'T', host: 'target.example' }
    expect(composerOf('delivery').check(texts, base)).toEqual(new Map())
  })
})
