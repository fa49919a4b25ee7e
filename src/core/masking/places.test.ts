import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anEdgeCall, aProposition } from '../../../test/fixtures/edge.ts'
import {
  anExchange,
  anMbox,
  aNotification,
  aPrefetch,
  bodyOf,
  envelope,
  OPENED,
} from '../../../test/fixtures/exchanges.ts'
import { exportContents } from '../../../test/fixtures/exportContents.ts'
import { PERSONS } from '../../../test/fixtures/persons.ts'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import { ALLOY_EVENTS } from '../dialect/libraryEvents.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExportContent } from '../export/exportContent.ts'
import { toBase64 } from '../import/bytes.ts'
import { writeSessionFile } from '../session-file/writeSessionFile.ts'
import { maskContent } from './maskContent.ts'
import { MASKED_BY_DEFAULT } from './maskOptions.ts'

const textOf = (content: ExportContent): string => writeSessionFile(maskContent(content, MASKED_BY_DEFAULT).content)
const secret = 's3cret-pl4nted-1'
const mail = 'zoe.planted@shop.test'
const digits = '70000000000000000000000000000000004711'
const identity = toBase64(`\x0a\x26${digits}\x10\x01`)

/** The answer to a call, of which both protocols have one. */
const asked = (request: object): Exchange =>
  anExchange({ request: { ...envelope, ...request }, response: { status: 200 } })
const answered = (response: object): Exchange =>
  anExchange({ request: envelope, response: { status: 200, ...response } })
const edgeAsked = (event: object, meta: object = {}): Exchange =>
  anEdgeCall([event], { meta, response: { handle: [] } })
const edgeAnswered = (handle: object): Exchange => anEdgeCall([{}], { response: { handle: [handle] } })
const withRequest = (more: object): Exchange => {
  const exchange = anExchange({ request: envelope })
  return { ...exchange, ...(exchange.request && { request: { ...exchange.request, ...more } }) }
}
const { body: _, ...facts } = aNetworkCall()

const PLACES: Record<string, Exchange> = {
  tntId: asked({ id: { tntId: `${secret}.35_0` } }),
  thirdPartyId: asked({ id: { thirdPartyId: secret } }),
  marketingCloudVisitorId: asked({ id: { marketingCloudVisitorId: digits } }),
  'customer id': asked({ id: { customerIds: [{ id: secret, integrationCode: 'crm' }] } }),
  'customer id as a number': asked({ id: { customerIds: [{ id: 700_000_004_711, integrationCode: 'crm' }] } }),
  'blob of Audience Manager': asked({ experienceCloud: { audienceManager: { blob: secret } } }),
  supplementalDataId: asked({ experienceCloud: { analytics: { supplementalDataId: secret } } }),
  'IP address': asked({ context: { geo: { ipAddress: '203.0.113.77' } } }),
  city: asked({ context: { geo: { city: secret } } }),
  latitude: asked({ context: { geo: { latitude: 47.471_147 } } }),
  'query of the page': asked({ context: { address: { url: `https://shop.test/?q=${secret}` } } }),
  'query of the referrer': asked({ context: { address: { referringUrl: `https://shop.test/?${secret}` } } }),
  'query after the route': asked({ context: { address: { url: `https://shop.test/#/cart?q=${secret}` } } }),
  'parameter of the fragment': asked({ context: { address: { url: `https://shop.test/#q=${secret}` } } }),
  'profile parameter': asked({ prefetch: { mboxes: [{ name: 'a', profileParameters: { taste: secret } }] } }),
  'parameter of an mbox': asked({ execute: { pageLoad: { parameters: { 'user.mail': secret } } } }),
  order: asked({ execute: { pageLoad: { order: { id: secret } } } }),
  'address of a notification': aNotification({
    mbox: 'a',
    overrides: {},
    request: { notifications: [{ address: { url: `/?a=${secret}` } }] },
  }),
  'id in an answer': answered({ id: { thirdPartyId: secret } }),
  'response token of a profile': answered({
    execute: { mboxes: [{ name: 'a', options: [{ type: 'html', responseTokens: { 'profile.age': secret } }] }] },
  }),
  'list of a response token': answered({
    execute: { mboxes: [{ name: 'a', options: [{ type: 'html', responseTokens: { 'geo.city': [secret] } }] }] },
  }),
  'profile in a trace': answered({ execute: { pageLoad: { trace: { profile: { attributes: { x: secret } } } } } }),
  'session in the URL': anExchange({ sessionId: secret, request: envelope }),
  'unknown parameter of the URL': withRequest({
    url: `https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&x=${secret}`,
  }),
  'stated session': withRequest({ visit: { sessionId: secret } }),
  'cookie mbox': withRequest({ visit: { targetCookie: `session#${secret}#1|PC#${secret}2.35_0#2|x#${secret}#3` } }),
  'text that is not JSON': withRequest({ body: bodyOf(`<user>${secret}</user>`) }),
  'broken JSON': withRequest({ body: bodyOf(`{"context" {"geo": "${secret}"}}`) }),
  'cut JSON': withRequest({ body: { ...bodyOf(`{"id":{"thirdPartyId":"${secret}`), length: 999 } }),
  'URL of a frame': { ...asked({}), frame: { origin: 'https://a.test', url: `https://a.test/?x=${secret}` } },
  'late body': { ...asked({}), lateBody: bodyOf({ id: { thirdPartyId: secret } }) },
  'header Referer': {
    ...asked({}),
    network: { ...facts, requestHeaders: [{ name: 'referer', value: `/?a=${secret}` }] },
  },
  'header Cookie': { ...asked({}), network: { ...facts, requestHeaders: [{ name: 'cookie', value: `a=${secret}` }] } },
  'address in any header': {
    ...asked({}),
    network: { ...facts, requestHeaders: [{ name: 'via', value: 'by 2001:db8:77::12' }] },
  },
  'header of the answer': answeredWithHeaders(`location: https://a.test/?x=${secret}\r\nvia: 203.0.113.77`),
  redirect: { ...asked({}), network: { ...facts, redirectUrl: `https://a.test/?x=${secret}` } },
  'ECID in an identity map': edgeAsked({ xdm: { identityMap: { ECID: [{ id: digits }] } } }),
  'other id in an identity map': edgeAsked({ xdm: { identityMap: { Email: [{ id: secret }] } } }),
  'web page': edgeAsked({ xdm: { web: { webPageDetails: { URL: `https://shop.test/?a=${secret}` } } } }),
  'web referrer': edgeAsked({ xdm: { web: { webReferrer: { URL: `https://shop.test/?a=${secret}` } } } }),
  'ipV4 of the environment': edgeAsked({ xdm: { environment: { ipV4: secret } } }),
  'geo of the place': edgeAsked({ xdm: { placeContext: { geo: { city: secret } } } }),
  'members of the site': edgeAsked({ xdm: { _shop: { customer: { mail: secret } } } }),
  data: edgeAsked({ data: { __adobe: { target: { 'profile.mail': secret } }, cart: [secret] } }),
  'identity cookie': edgeAsked({}, { state: { entries: [{ key: 'kndctr_ORG_AdobeOrg_identity', value: identity }] } }),
  'other cookie': edgeAsked({}, { state: { entries: [{ key: 'any', value: secret }] } }),
  'copied cookie mbox': edgeAsked({}, { state: { entries: [{ key: 'mbox', value: `PC#${secret}#1` }] } }),
  'identity in an answer': edgeAnswered({
    payload: [{ id: secret, namespace: { code: 'CORE' } }],
    type: 'identity:result',
  }),
  'stored cookie': edgeAnswered({ payload: [{ key: 'any', value: secret }], type: 'state:store' }),
  'stored identity': edgeAnswered({ payload: [{ key: 'kndctr_X_identity', value: identity }], type: 'state:store' }),
  'members of the site for Adobe Analytics': edgeAsked({
    xdm: { _experience: { analytics: { customDimensions: { eVars: { eVar1: secret } } } } },
  }),
  'id of the device': edgeAsked({ xdm: { device: { deviceID: secret } } }),
  'addresses with a port, and of the form that Node has': {
    ...asked({}),
    network: { ...facts, serverAddress: '203.0.113.77:443', failure: 'no answer from ::ffff:203.0.113.77' },
  },
  'e-mail address in the path of the page': asked({
    context: { address: { url: `https://shop.test/users/${mail}/orders` } },
  }),
  'encoded e-mail address in the path of the page': asked({
    context: { address: { url: `https://shop.test/users/${encodeURIComponent(mail)}/orders` } },
  }),
  'e-mail address in the name of the file': { ...asked({}), file: `${mail}.har` },
  'error of an answer': answered({ status: 400, message: `no profile of ${mail}` }),
  'customer in the error of an Edge call': anEdgeCall([{}], {
    response: { errors: [{ title: `no profile of ${mail}`, detail: `for 203.0.113.77` }] },
  }),
  destinations: edgeAnswered({ payload: [{ segments: [{ id: secret }] }], type: 'activation:pull' }),
  'response token of a proposition': edgeAnswered({
    payload: [{ ...aProposition(), items: [{ meta: { 'profile.mail': secret } }] }],
    type: 'personalization:decisions',
  }),
}

function answeredWithHeaders(headers: string): Exchange {
  const exchange = answered({})
  if (exchange.response?.kind !== 'answered') throw new Error('no answer')
  return { ...exchange, response: { ...exchange.response, headers } }
}

const SECRETS = [
  secret,
  mail,
  encodeURIComponent(mail),
  digits,
  identity,
  '203.0.113.77',
  '2001:db8:77::12',
  '47.471147',
  '700000004711',
]

describe('a masked value is nowhere in the file', () => {
  it.each(Object.entries(PLACES))('planted in: %s', (_, exchange) => {
    const raw = JSON.stringify(exchange)
    expect(SECRETS.some(one => raw.includes(one))).toBe(true)
    const text = textOf(anExport([exchange]))
    for (const one of SECRETS) expect(text).not.toContain(one)
  })

  it.each([
    ['in an offer', secret],
    ['within a URL', `https://a.test/${encodeURIComponent(secret)}/x`],
    ['within JSON in a text', JSON.stringify({ deep: JSON.stringify({ id: secret }) })],
    ['as the name of a member', { [secret]: 1 }],
    ['within a word', `the${secret}end`],
  ])('quoted elsewhere: %s', (_, content) => {
    const exchanges = [
      answered({ prefetch: { mboxes: [anMbox({ name: 'home', content })] } }),
      asked({ id: { thirdPartyId: secret } }),
    ]
    expect(textOf(anExport(exchanges))).not.toContain(secret)
  })

  it('in events, in the page’s URL, in notes and in scenarios', () => {
    const event = (type: string, detail: object) => ({
      id: type,
      documentId: 'document-1',
      time: OPENED,
      type,
      detail: bodyOf(detail),
    })
    const changes = [
      { path: '["body","notifications",0,"profileParameters"]', json: `{"a":"${secret}"}` },
      { path: '["body","id","customerIds",0,"id"]', json: '700000004711' },
      { path: '["url","query","sessionId"]', json: `"${secret}-2"` },
      { path: '["url","query","from"]', json: `"${secret}-3"` },
    ]
    const location = { kind: 'mbox', name: 'a' }
    const step = { dialect: 'delivery', event: 'click' as const, location, changes, outcome: 'Rejected' }
    const text = textOf(
      anExport([], {
        events: [
          event('at-request-succeeded', { tracking: { sessionId: secret, deviceId: `${secret}.35_0` } }),
          event(ALLOY_EVENTS.command, {
            options: { xdm: { identityMap: { Email: [{ id: secret }] } }, data: { a: secret } },
          }),
          event(ALLOY_EVENTS.resolved, { result: { identity: { ECID: digits } } }),
        ],
        environment: { version: '1', userAgent: undefined, pageUrl: `https://shop.test/?a=${secret}`, time: OPENED },
        annotations: [{ rowId: 'x', note: `seen for ${secret}`, expectations: [] }],
        scenarios: [{ id: 's', name: secret, steps: [step] }],
      }),
    )
    for (const one of SECRETS) expect(text).not.toContain(one)
  })
})

describe('what stands for a value', () => {
  it('does not depend on the value, apart from its form', () => {
    const others: [string, string][] = PERSONS.flatMap(({ session, tntId, ecid, thirdParty, customer }) => [
      [session, session.replaceAll(/./g, digit => 'fedcba9876543210'[Number.parseInt(digit, 16)] ?? '')],
      [
        tntId.slice(0, 32),
        tntId.slice(0, 32).replaceAll(/./g, digit => 'fedcba9876543210'[Number.parseInt(digit, 16)] ?? ''),
      ],
      [ecid, ecid.replaceAll(/./g, digit => String((Number(digit) + 3) % 10))],
      [thirdParty, thirdParty.replaceAll(/[a-z]/g, 'x')],
      [customer, customer.replace(/^./, 'x')],
    ])
    const ofOthers = (content: ExportContent): ExportContent => {
      const swapped = others.reduce(
        (text, [from, to]) => text.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to)),
        JSON.stringify({ ...content, rows: [] }),
      )
      const { exchanges, ...more } = JSON.parse(swapped) as ExportContent
      return anExport(exchanges, { ...more, rows: content.rows })
    }
    fc.assert(
      fc.property(exportContents, content => {
        const [one, other] = [content, ofOthers(content)].map(({ annotations: _, ...more }) => ({
          ...more,
          annotations: [],
        }))
        expect(other && textOf(other)).toBe(one && textOf(one))
      }),
      { numRuns: 40 },
    )
  })

  it('has the form that software and readers need', () => {
    const id = { tntId: 'abcdef0123.35_0', marketingCloudVisitorId: digits, thirdPartyId: 'ann' }
    const geo = { ipAddress: '2001:db8:77::12', countryCode: 'CH', latitude: 47.5 }
    const { content } = maskContent(anExport([asked({ id, context: { geo } })]), MASKED_BY_DEFAULT)
    const body = content.exchanges[0]?.request?.body
    const { id: masked, context } = JSON.parse(body?.kind === 'text' ? body.text : '') as Record<string, object>
    expect(masked).toEqual({
      tntId: 'visitor-1.35_0',
      marketingCloudVisitorId: `1${'2'.padStart(37, '0')}`,
      thirdPartyId: 'visitor-3',
    })
    expect(context).toEqual({ geo: { ipAddress: '2001:db8::1', countryCode: 'XB', latitude: 1 } })
  })

  it('leaves calls recognisable, whatever the page’s query holds', () => {
    const url = 'https://shop.test/?endpoint=rest/v1/delivery&version=2.11.8'
    const call = aPrefetch([anMbox({ name: 'home' })], { request: { ...envelope, context: { address: { url } } } })
    const { content } = maskContent(anExport([call]), MASKED_BY_DEFAULT)
    expect(content.exchanges[0]?.request?.url).toContain('/rest/v1/delivery?client=demo&sessionId=0000')
    expect(content.rows).toHaveLength(1)
  })

  it('is listed with its kind, its first place and its number', () => {
    const content = anExport([asked({ id: { thirdPartyId: secret } }), answered({ id: { thirdPartyId: secret } })])
    const { masked } = maskContent(content, MASKED_BY_DEFAULT)
    expect(masked).toContainEqual({
      kind: 'visitorIds',
      where: 'request id.thirdPartyId',
      count: 2,
      replacement: 'visitor-1',
    })
    expect(JSON.stringify(masked)).not.toContain(secret)
  })

  it('stays away from versions, names of images, clock times and words of the protocols', () => {
    const browserUAWithFullVersion = '"Chromium";v="120.0.0.0"'
    const address = { url: 'https://left-out@shop.test/logo@2x.png' }
    const context = {
      channel: 'web',
      userAgent: 'Chrome/120.0.0.0',
      clientHints: { browserUAWithFullVersion },
      address,
    }
    const request = { context, id: { thirdPartyId: 'web', customerIds: [{ id: 'channel' }] }, time: '12:34:56' }
    const { content } = maskContent(anExport([asked(request)]), MASKED_BY_DEFAULT)
    const body = content.exchanges[0]?.request?.body
    expect(JSON.parse(body?.kind === 'text' ? body.text : '')).toMatchObject({ context, time: '12:34:56' })
  })
})
