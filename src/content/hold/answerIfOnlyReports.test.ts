import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { answerIfOnlyReports } from './answerIfOnlyReports.ts'

// The captured built-ins need a browser.
vi.mock('../channel/primordials.ts', () => ({
  createUrl: (url: string) => new URL(url),
  hasOwn: Object.hasOwn,
  pathnameOf: ({ pathname }: URL) => pathname,
  stringify: JSON.stringify,
}))
vi.mock('./primordials.ts', () => ({
  append: (list: unknown[], item: unknown) => void list.push(item),
  parse: JSON.parse,
  queryMember: (url: string, name: string) => new URL(url).searchParams.get(name) ?? undefined,
}))

const DELIVERY = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo'
const INTERACT = 'https://edge.example/ee/v1/interact?configId=d&requestId=q'
const COLLECT = 'https://edge.example/ee/v2/collect?dataStreamId=d'

const notifications = [{ id: '1' }]
const answer = (url: string, body: unknown) => answerIfOnlyReports(url, JSON.stringify(body))

function anEvent(decisioning: object = {}, rest: object = {}, xdm: object = {}): object {
  const known = { propositions: [{ id: 'AT:1' }], propositionEventType: { display: 1 }, ...decisioning }
  return { xdm: { _experience: { decisioning: known }, ...xdm }, ...rest }
}
const withType = (eventType: string) => anEvent({ propositionEventType: undefined }, {}, { eventType })

describe('a request that only reports is held', () => {
  it.each([
    ['notifications', DELIVERY, { requestId: 'r', notifications }],
    ['a display', INTERACT, { events: [anEvent()] }],
    ['an interaction', INTERACT, { events: [anEvent({ propositionEventType: { interact: 1 } })] }],
    ['several events that report', INTERACT, { events: [anEvent(), anEvent()] }],
    ['the event of version 2', INTERACT, { event: anEvent() }],
    ['beside a request for an identity', INTERACT, { events: [anEvent()], query: { identity: { fetch: ['ECID'] } } }],
    ['a display by its event type', INTERACT, { events: [withType('decisioning.propositionDisplay')] }],
    ['a click of an old version', INTERACT, { events: [withType('click')] }],
    ['a collected display', COLLECT, { events: [anEvent()] }],
  ])('%s', (_, url, body) => expect(answer(url, body)).toBeDefined())

  it('with an answer as the protocol gives it', () => {
    expect(answer(DELIVERY, { requestId: 'r', id: { tntId: 't' }, notifications })).toEqual({
      status: 200,
      body: '{"status":200,"requestId":"r","id":{"tntId":"t"},"notifications":[{"id":"1"}]}',
    })
    expect(answer(INTERACT, { events: [anEvent()] })).toEqual({ status: 200, body: '{"requestId":"q","handle":[]}' })
    expect(answer(COLLECT, { events: [anEvent()] })).toEqual({ status: 204, body: '' })
  })

  it('unread where the call never requests anything', () => {
    expect(answerIfOnlyReports(COLLECT, undefined)).toEqual({ status: 204, body: '' })
    expect(answerIfOnlyReports(INTERACT, undefined)).toBeUndefined()
    expect(answerIfOnlyReports(DELIVERY, undefined)).toBeUndefined()
  })
})

describe('a request that may do anything else is not held', () => {
  const query = { personalization: { decisionScopes: ['home'] } }
  it.each([
    ['prefetches too', DELIVERY, { notifications, prefetch: {} }],
    ['executes too', DELIVERY, { notifications, execute: null }],
    ['has no notification', DELIVERY, { notifications: [] }],
    ['has none at all', DELIVERY, {}],
    ['is no object', DELIVERY, [{ notifications }]],
    ['is a view change, which requests too', INTERACT, { events: [anEvent({}, { query })] }],
    ['has one event that requests', INTERACT, { events: [anEvent(), anEvent({}, { query })] }],
    ['requests in version 2', INTERACT, { event: anEvent(), query }],
    ['reports no propositions', INTERACT, { events: [anEvent({ propositions: [] })] }],
    ['is a page view', INTERACT, { events: [{ xdm: { eventType: 'web.webpagedetails.pageViews' } }] }],
    ['does not state what it reports', INTERACT, { events: [anEvent({ propositionEventType: undefined })] }],
    ['dismisses', INTERACT, { events: [anEvent({ propositionEventType: { dismiss: 1 } })] }],
    ['has no event', INTERACT, { events: [] }],
    ['collects something else', COLLECT, { events: [{ xdm: {} }] }],
  ])('it %s', (_, url, body) => expect(answer(url, body)).toBeUndefined())

  it('it requests decisions, whatever else it has', () => {
    const requesting = fc.oneof(
      fc.record({ url: fc.constant(DELIVERY), more: fc.constantFrom({ prefetch: {} }, { execute: {} }) }),
      fc.record({ url: fc.constantFrom(INTERACT, COLLECT), more: fc.constant({ query }) }),
    )
    const rest = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(requesting, rest, ({ url, more }, others) => {
        expect(answer(url, { ...others, notifications, events: [anEvent()], ...more })).toBeUndefined()
      }),
    )
  })
})
