import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../../../test/fixtures/exchanges.ts'
import type { FieldTexts, GivenToSdk, KnownToSdk } from '../../dialect/serverSdk.ts'
import type { OutgoingCall, Transport } from '../../exchange/transport.ts'
import { deliverySdk } from './serverSdk.ts'

const NOW = 1_800_000_000_000
const LATER = 1_800_000_600
const REQUEST = {
  requestId: 'r',
  context: { channel: 'web' },
  notifications: [{ id: 'n', type: 'display', timestamp: NOW, mbox: { name: 'home' } }],
}
const CONFIGURED = { client: 'demo', organizationId: 'ORG@AdobeOrg' }

const build = (texts: FieldTexts, more: Partial<GivenToSdk> = {}) =>
  deliverySdk.build({
    body: REQUEST,
    texts: { ...CONFIGURED, ...texts },
    now: NOW,
    minutesEast: 60,
    idFor: use => `${use}-0123456789abcdef0123456789abcdef`.slice(-32),
    ...more,
  })
/** The call that is made with these texts, and its body. */
const called = (texts: FieldTexts, more?: Partial<GivenToSdk>) => {
  const built = build(texts, more)
  if (built.kind !== 'call') throw new Error(built.kind)
  return { ...built, url: new URL(built.call.url), body: JSON.parse(built.call.body) as object }
}
const known = (more: Partial<KnownToSdk>) =>
  deliverySdk.known({ url: '', cookie: '', visit: undefined, called: [], ...more })

describe('the options of the SDKs are filled in', () => {
  it('from a page’s URL', () => {
    expect(known({ url: 'https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s' })).toEqual({
      client: 'demo',
      sessionId: 's',
      targetLocationHint: '35',
      secure: 'true',
    })
    expect(known({ url: 'http://127.0.0.1:8080/rest/v1/delivery?client=demo&sessionId=s' })).toEqual({
      client: 'demo',
      sessionId: 's',
      serverDomain: '127.0.0.1:8080',
      secure: 'false',
    })
  })

  it('from a server’s URL, also one that the tab called before', () => {
    const url = 'https://demo.tt.omtrdc.net/rest/v1/delivery?imsOrgId=A%40AdobeOrg&sessionId=s'
    expect(known({ url })).toMatchObject({ organizationId: 'A@AdobeOrg', client: 'demo' })
    const page = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo'
    expect(known({ url: page, called: [url, page] })).toMatchObject({ organizationId: 'A@AdobeOrg', client: 'demo' })
  })

  it('from the cookie that was pasted, else from the visit that a file states', () => {
    const visit = { sessionId: 'f', targetCookie: `session#f#${LATER}`, locationHint: '28' }
    expect(known({ visit })).toMatchObject({
      sessionId: 'f',
      targetCookie: visit.targetCookie,
      targetLocationHint: '28',
    })
    const cookie = `other=1; mbox=session#p#${LATER}|check#true#${LATER}; more=2`
    expect(known({ visit, cookie })).toMatchObject({ targetCookie: `session#p#${LATER}` })
  })
})

describe('the call of the SDKs', () => {
  it.each<[texts: FieldTexts, call: object]>([
    [{ sessionId: 's 1' }, { search: '?imsOrgId=ORG%40AdobeOrg&sessionId=s%201' }],
    [{ targetCookie: `session#c#${LATER}`, sessionId: 's' }, { search: '?imsOrgId=ORG%40AdobeOrg&sessionId=c' }],
    [{ version: '2.0' }, { search: expect.stringContaining('&version=2.0') as unknown }],
    [{ targetLocationHint: '28' }, { host: 'mboxedge28.tt.omtrdc.net', protocol: 'https:' }],
    [
      { serverDomain: '127.0.0.1:8080', secure: 'false' },
      { host: '127.0.0.1:8080', protocol: 'http:' },
    ],
    [{ secure: 'true' }, { host: 'demo.tt.omtrdc.net', protocol: 'https:' }],
  ])('goes to the URL of %j', (texts, url) => {
    expect(called(texts).url).toMatchObject(url)
  })

  it.each<[texts: FieldTexts, body: object]>([
    [{ environmentId: '7' }, { environmentId: 7 }],
    [{ propertyToken: 'p' }, { property: { token: 'p' } }],
    [{ targetCookie: `PC#v.35_0#${LATER}` }, { id: { tntId: 'v.35_0' } }],
    [
      { customerIds: '{"crm":{"id":"c","authState":1}}' },
      { id: { customerIds: [{ id: 'c', integrationCode: 'crm', authenticatedState: 'authenticated' }] } },
    ],
    [
      { consumerId: 'b', supplementalData: '{"current":{"id":"USED","consumers":["a"]}}' },
      { experienceCloud: { analytics: { supplementalDataId: 'USED' } } },
    ],
  ])('has the body of %j', (texts, body) => {
    expect(called(texts).body).toMatchObject(body)
  })

  it('has generated ids where nothing names one, in the SDKs’ form', () => {
    const ids = { idFor: () => '0123456789abcdef0123456789abcdef' }
    expect(called({}, ids)).toMatchObject({
      url: { search: '?imsOrgId=ORG%40AdobeOrg&sessionId=0123456789abcdef0123456789abcdef' },
      body: { experienceCloud: { analytics: { supplementalDataId: '0123456789ABCDEF-0123456789ABCDEF' } } },
      call: { headers: { 'X-Request-Id': '0123456789abcdef0123456789abcdef' } },
    })
  })

  it('names what the SDKs leave out', () => {
    const body = { ...REQUEST, odd: 1, notifications: [...REQUEST.notifications, { type: 'scroll' }] }
    expect(called({}, { body }).dropped).toEqual([
      { code: 'notification', path: 'notifications[1]', members: ['id', 'timestamp', 'type'] },
      { code: 'unknownMember', path: 'odd', members: [] },
    ])
  })

  it('gives the next call of the visitor the record of its supplemental data ids', () => {
    const first = called({ consumerId: 'a' })
    const second = called({ consumerId: 'b', ...first.next })
    expect(second.body).toMatchObject({
      experienceCloud: (first.body as { experienceCloud: object }).experienceCloud,
    })
  })

  it.each<[texts: FieldTexts, refusal: object]>([
    [{ client: '' }, { kind: 'refused', why: 'noClient' }],
    [{ organizationId: ' ' }, { kind: 'refused', why: 'noOrganization' }],
    [{ environmentId: 'live' }, { kind: 'unreadable', field: 'environmentId', expected: 'number' }],
    [{ timeout: '-1' }, { kind: 'unreadable', field: 'timeout', expected: 'number' }],
    [{ customerIds: '["crm"]' }, { kind: 'unreadable', field: 'customerIds', expected: 'customerIds' }],
    [{ customerIds: '{"crm":7}' }, { kind: 'unreadable', field: 'customerIds', expected: 'customerIds' }],
    [{ supplementalData: '{"current":{}}' }, { kind: 'unreadable', field: 'supplementalData' }],
  ])('is not made with %j', (texts, refusal) => {
    expect(build(texts)).toMatchObject(refusal)
  })

  it('is not made without notifications or JSON', () => {
    expect(build({}, { body: undefined })).toEqual({ kind: 'refused', why: 'notJson' })
    expect(build({}, { body: { context: {} } })).toEqual({ kind: 'refused', why: 'noNotifications' })
  })

  it('is sent exactly as it is shown, with the timeout of the options', async () => {
    const sent: [OutgoingCall, number][] = []
    const transport: Transport = async (call, { timeout }) => {
      sent.push([call, timeout])
      return { kind: 'answered', time: NOW, status: 200, body: bodyOf('{"status":200}') }
    }
    const shown = called({ timeout: '500' })
    const result = await shown.send(transport, { signal: new AbortController().signal })
    expect(sent).toEqual([[shown.call, 500]])
    expect(result).toMatchObject({ kind: 'answered', status: 200 })
  })
})
