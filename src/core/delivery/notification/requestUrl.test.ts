import { describe, expect, it } from 'vitest'
import { aDisplay, anExchange, anMbox, aPrefetch, OPENED, VISITOR } from '../../../../test/fixtures/exchanges.ts'
import type { StatedVisit } from '../../exchange/exchange.ts'
import { decisionsOf } from '../decision.ts'
import type { Decision } from '../../dialect/dialect.ts'
import { parseDelivery } from '../dialect.ts'
import { buildNotification } from './draft.ts'
import { requestUrl } from './requestUrl.ts'

const UNKNOWN = { sessionId: 'made-up', now: OPENED }
const SECOND = OPENED / 1000

function first(exchange: Parameters<typeof parseDelivery>[0]): Decision {
  const [home] = decisionsOf(parseDelivery(exchange))
  if (!home) throw new Error('nothing delivered')
  return home
}

const mboxes = [anMbox({ name: 'home' })]
const home = first(aPrefetch(mboxes))
const inState = first(aPrefetch(mboxes, { source: 'server state', url: '' }))
const ofClient = (sessionId: string) => `https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=${sessionId}`
const beacon = parseDelivery(aDisplay('home', { sessionId: 'of-the-page' }))

it('goes where the call that delivered the token went', () => {
  expect(requestUrl(home, [], UNKNOWN)).toEqual({ url: home.read.exchange.request?.url, visit: undefined })
})

it('goes where the page’s own notifications go, if the token came in server state', () => {
  expect(requestUrl(inState, [beacon], UNKNOWN).url).toContain('sessionId=of-the-page')
})

it('goes to the client’s host with a made-up session, if the page has not called Target at all', () => {
  expect(requestUrl(inState, [], UNKNOWN)).toMatchObject({
    url: 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=made-up',
    visit: { session: { doubt: 'made up' } },
  })
})

it('uses no session from a file for a page, and no page’s session for server state from a file', () => {
  const ofFile = parseDelivery(
    aPrefetch(mboxes, {
      id: 'f',
      documentId: 'import/i/document-1',
      sessionId: 'of-the-file',
      url: ofClient('of-the-file'),
    }),
  )
  expect(requestUrl(inState, [ofFile], UNKNOWN).visit?.session).toEqual({ value: 'made-up', doubt: 'made up' })
  const stateOfFile = first(aPrefetch(mboxes, { source: 'server state', url: '', documentId: 'import/i/document-2' }))
  const ofPage = parseDelivery(aDisplay('home', { sessionId: 'of-the-page', request: {} }))
  expect(requestUrl(stateOfFile, [ofPage], UNKNOWN).url).toContain('sessionId=made-up')
  const sameDocument = first(aPrefetch(mboxes, { source: 'server state', url: '', documentId: 'import/i/document-1' }))
  expect(requestUrl(sameDocument, [ofFile, ofPage], UNKNOWN).url).toContain('sessionId=of-the-file')
})

it('never follows the tester’s own sends', () => {
  const own = parseDelivery(anExchange({ source: 'inspector', url: 'https://elsewhere.test/' }))
  expect(requestUrl(inState, [own], UNKNOWN).url).not.toContain('elsewhere')
})

it.each(['gopher://a.test/rest/v1/delivery', 'https://ann:pw@a.test/rest/v1/delivery', '//a.test/', 'javascript:0'])(
  'never goes to a URL of the page that nothing is sent to: %s',
  url => {
    const failed = parseDelivery(anExchange({ url, failed: 'network', at: 5000 }))
    expect(requestUrl(inState, [failed], UNKNOWN).url).toMatch(/^https:\/\/demo\.tt\.omtrdc\.net\//)
    expect(requestUrl(inState, [failed, beacon], UNKNOWN).url).toContain('sessionId=of-the-page')
  },
)

describe('a notification of an import', () => {
  const answer = { status: 200, client: 'demo', prefetch: { mboxes } }
  const imported = (visit?: StatedVisit, response: object = answer): Decision => {
    const exchange = anExchange({ source: 'import', url: '', documentId: 'import/i', response })
    if (!exchange.request) throw new Error('no request')
    return first({ ...exchange, request: { ...exchange.request, body: { kind: 'none' }, visit } })
  }
  const cookie = (session: number, visitor = SECOND + 9): StatedVisit => ({
    targetCookie: `session#s%201#${session}|PC#v.28_0#${visitor}`,
  })

  it.each([
    ['the cookie', cookie(SECOND + 1), 's 1', undefined],
    ['the cookie rather than the option', { ...cookie(SECOND + 1), sessionId: 'o' }, 's 1', undefined],
    ['the option if the cookie’s has expired', { ...cookie(SECOND - 1), sessionId: 'o' }, 'o', undefined],
    ['the cookie although it has expired', cookie(SECOND - 1), 's 1', 'expired'],
    [
      'a cookie within a header',
      { targetCookie: `a=b; mbox=${cookie(SECOND + 1).targetCookie}; c=d` },
      's 1',
      undefined,
    ],
    ['an encoded cookie', { targetCookie: encodeURIComponent(`session#s 1#${SECOND + 1}`) }, 's 1', undefined],
    ['nobody', undefined, 'made-up', 'made up'],
    ['nobody where the cookie is broken', { targetCookie: 'session#s' }, 'made-up', 'made up'],
  ])('has the session of %s', (_, visit, value, doubt) => {
    const { url, visit: found } = requestUrl(imported(visit), [], UNKNOWN)
    expect(found?.session).toEqual({ value, doubt })
    expect(new URL(url).searchParams.get('sessionId')).toBe(value)
  })

  it('never has the session of another visitor’s page, only of a page of the same visitor', () => {
    const other = { ...answer, id: { tntId: 'another.28_0' } }
    const same = { ...answer, id: { tntId: VISITOR.replace(/\..*/, '.28_0') } }
    expect(requestUrl(imported(undefined, other), [beacon], UNKNOWN).url).toContain('sessionId=made-up')
    expect(requestUrl(imported(undefined, same), [beacon], UNKNOWN)).toMatchObject({
      visit: { session: { value: 'of-the-page', doubt: undefined } },
    })
  })

  it('goes where the page’s calls go, unless it is of another client', () => {
    const host = (response: object) => new URL(requestUrl(imported(undefined, response), [atCname], UNKNOWN).url).host
    const atCname = parseDelivery(
      anExchange({ url: 'https://target.shop.test/rest/v1/delivery?client=demo&sessionId=p' }),
    )
    expect(host(answer)).toBe('target.shop.test')
    expect(host({ ...answer, client: 'other' })).toBe('other.tt.omtrdc.net')
  })

  it.each([
    ['the edge that answered', { edgeHost: 'mboxedge35.tt.omtrdc.net' }, undefined, 'mboxedge35.tt.omtrdc.net'],
    ['the edge of its visitor', { id: { tntId: 'v.28_0' } }, undefined, 'mboxedge28.tt.omtrdc.net'],
    ['the edge of the cookie’s visitor', {}, cookie(SECOND + 1), 'mboxedge28.tt.omtrdc.net'],
    ['the edge of the location hint', {}, { locationHint: '37' }, 'mboxedge37.tt.omtrdc.net'],
    ['the client’s host', {}, undefined, 'demo.tt.omtrdc.net'],
  ])('goes to %s', (_, more, visit, host) => {
    expect(new URL(requestUrl(imported(visit, { ...answer, ...more }), [], UNKNOWN).url).host).toBe(host)
  })

  it.each([
    '\t/first.invalid',
    'a.test@b.test',
    'a.test/b',
    'demo\u202E.test',
    '\u0430pple.test',
    'https://a.test',
    '',
    ' ',
  ])('does not go to what cannot be a plain host: %j', edgeHost => {
    const { url } = requestUrl(imported(undefined, { ...answer, edgeHost }), [], UNKNOWN)
    expect(new URL(url).host).toBe('demo.tt.omtrdc.net')
  })

  it.each(['a.test/b', '\t/first.invalid', 'demo@a.test'])('has no host where the client is %j', client => {
    expect(requestUrl(imported(undefined, { ...answer, client }), [], UNKNOWN).url).toMatch(/^https:\/\/\/rest/)
  })

  it('of a page never goes to the URL of a file’s call', () => {
    const ofFile = { ...parseDelivery(anExchange({ url: 'https://elsewhere.test/rest/v1/delivery' })) }
    const calls = [{ ...ofFile, exchange: { ...ofFile.exchange, documentId: 'import/i/document-1' } }]
    expect(requestUrl(inState, calls, UNKNOWN).url).not.toContain('elsewhere')
  })

  it('names the cookie’s visitor if the answer names no visitor', () => {
    const fresh = { requestId: 'r', notificationId: 'n', impressionId: 'i', timestamp: OPENED }
    const idOf = (decision: Decision) =>
      buildNotification(decision, 'display', fresh, requestUrl(decision, [], UNKNOWN)).body['id']
    expect(idOf(imported(cookie(SECOND + 1)))).toEqual({ tntId: 'v.28_0' })
    expect(idOf(imported(cookie(SECOND + 1), { ...answer, id: { tntId: 'own.28_0' } }))).toEqual({ tntId: 'own.28_0' })
    expect(idOf(imported())).toBeUndefined()
  })
})
