import { describe, expect, it } from 'vitest'
import {
  anAnswer,
  anEdgeCall,
  anXdm,
  aProposition,
  clickToken,
  DATASTREAM,
  decisions,
  delivering,
  displaying,
  displayToken,
  ECID,
  edgeLedger,
} from '../../../test/fixtures/edge.ts'
import { bodyOf } from '../../../test/fixtures/exchanges.ts'
import { identityOf } from '../../../test/fixtures/identity.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { toJson } from '../json/json.ts'
import { parseEdge } from './dialect.ts'
import { readIdentityCookie } from './visitor.ts'

const answered = (response: object | string, status = 200) => anEdgeCall([{ xdm: anXdm() }], { response, status })

/** The problems of an exchange, in short. */
const problemsOf = (exchange: Exchange) =>
  parseEdge(exchange).problems.map(problem =>
    'error' in problem && 'path' in problem.error ? problem.error.path : problem.kind,
  )

describe('an answer', () => {
  it.each<[string, object | string, string[]]>([
    ['is fine with unknown members', anAnswer([], { other: { kind: 1 } }), []],
    ['is fine without a handle to read', { handle: [] }, []],
    ['is fine with destinations', anAnswer([{ type: 'activation:pull', payload: [] }]), []],
    ['of HTML', '<html></html>', ['not json']],
    ['that is empty', '', ['empty']],
    ['that is a list', '[]', ['not an object']],
    ['without handle', {}, ['no handle']],
    ['with a handle that is an object', { handle: {} }, ['no handle', 'handle']],
    ['with a handle without payload', { handle: [{ type: 'state:store' }] }, ['handle[0].payload']],
    ['with a handle that is null', { handle: [null] }, ['handle[0]']],
    ['with a handle of an unknown type', anAnswer([{ type: 'other:kind', payload: [] }]), ['unknown handle']],
    [
      'with a proposition without details',
      { handle: [decisions({ id: 'AT:1', scope: 'hero', items: [] })] },
      ['handle[0].payload[0].scopeDetails'],
    ],
    ['with a proposition that is a number', { handle: [decisions(5 as never)] }, ['handle[0].payload[0]']],
    ['that reports an error', anAnswer([], { errors: [{ title: 'Upstream' }] }), ['reported']],
    ['that reports a warning', anAnswer([], { warnings: [{ title: 'Slow' }] }), ['reported']],
  ])('%s', (_, response, problems) => expect(problemsOf(answered(response))).toEqual(problems))

  it('with an error names it first, with its event and its cause', () => {
    const errors = [{ type: 'T', title: 'Upstream', report: { eventIndex: 0, cause: { message: 'timed out' } } }]
    const [first] = parseEdge(answered({ ...anAnswer([], { errors }), requestId: 5 }, 207)).problems
    expect(first).toEqual({ kind: 'reported', severity: 'error', text: 'Upstream (timed out, T)', event: 0 })
  })

  it('of a fatal error counts with its own status and message', () => {
    const body = {
      type: 'https://ns.adobe.com/aep/errors/EXEG-0003-400',
      status: 400,
      title: 'Bad',
      detail: 'No datastream',
    }
    expect(parseEdge(answered(body, 400))).toMatchObject({
      status: 400,
      bodyStatus: 400,
      message: 'Bad: No datastream',
    })
  })

  it('of 204 has no problems', () => {
    const beacon = displaying([aProposition()], { source: 'beacon', action: 'collect', status: 204 })
    expect(parseEdge({ ...beacon, response: { ...beacon.response, body: bodyOf('') } as never }).problems).toEqual([])
  })

  it('with 1,000 scopes is read whole', () => {
    const propositions = Array.from({ length: 1000 }, (_, at) => aProposition({ scope: `scope-${at}` }))
    expect(edgeLedger(delivering(propositions))).toHaveLength(1000)
  })
})

describe('a request', () => {
  it.each<[string, string, string[]]>([
    ['of a text', '"text"', ['not an object']],
    ['of nothing', '', ['empty']],
    ['with events that are an object', '{"events":{}}', ['events']],
    [
      'with propositions that are a text',
      '{"events":[{"xdm":{"_experience":{"decisioning":{"propositions":"x"}}}}]}',
      ['events[0].xdm._experience.decisioning.propositions'],
    ],
  ])('%s is listed with its problem', (_, text, problems) => {
    const exchange = displaying([])
    const request = { ...exchange.request, body: bodyOf(text) } as never
    expect(problemsOf({ ...exchange, request })).toEqual(problems)
  })
})

describe('a decision', () => {
  const [decision] = parseEdge(delivering([aProposition()])).dialect.decisionsOf(
    parseEdge(delivering([aProposition()])),
  )

  it('names activity and experience by its id where it has no response tokens', () => {
    expect(decision && decision.read.dialect.activityOf(decision)).toMatchObject({ id: '1004', experienceId: '0' })
  })

  it('names them by its response tokens where it has them', () => {
    const meta = { 'activity.name': 'Sale', 'activity.id': 7, 'experience.name': 'B' }
    const item = { id: '0', schema: 'https://ns.adobe.com/personalization/html-content-item', meta, data: {} }
    const read = parseEdge(delivering([aProposition({ items: [item] })]))
    const [named] = read.dialect.decisionsOf(read)
    expect(named && read.dialect.activityOf(named)).toEqual({
      id: '7',
      name: 'Sale',
      experienceId: '0',
      experienceName: 'B',
    })
  })

  it('keeps the digits of its numbers', () => {
    const exchange = delivering([aProposition({ details: { experience: { id: '0', rank: 1 } } })])
    const text =
      exchange.response?.kind === 'answered' && exchange.response.body.kind === 'text'
        ? exchange.response.body.text
        : ''
    const body = bodyOf(text.replace('"rank":1', '"rank":12345678901234567890.10'))
    const read = parseEdge({ ...exchange, response: { ...exchange.response, body } as never })
    const [exact] = read.dialect.decisionsOf(read)
    expect(toJson(exact?.raw, 0)).toContain('"rank":12345678901234567890.10')
  })

  it('that the browser withheld from the page was not delivered', () => {
    const exchange = delivering([aProposition()])
    const response = { ...exchange.response, unreadByPage: true } as never
    expect(edgeLedger({ ...exchange, response })).toEqual([])
  })

  it('has the token of its own event', () => {
    const tokens = edgeLedger(
      delivering([
        aProposition({ characteristics: { eventTokens: { display: displayToken('a'), click: clickToken('a') } } }),
      ]),
    ).map(({ token }) => token)
    expect(tokens).toEqual([displayToken('a')])
  })
})

describe('a call in a few words', () => {
  const summary = (exchange: Exchange) => {
    const read = parseEdge(exchange)
    const { kinds, locations } = read.dialect.summarise(read)
    return [
      kinds.join(', '),
      locations.map(({ kind, ...named }) => ('name' in named ? `${kind} ${named.name}` : kind)).join(', '),
    ]
  }
  const surfaces = { query: { personalization: { surfaces: ['web://shop.test/'] } } }

  it.each<[string, Exchange, string[]]>([
    ['that requests decisions', delivering([aProposition()]), ['decisioning.propositionFetch', 'mbox hero']],
    [
      'that requests the page and a surface',
      anEdgeCall([{ query: { personalization: { decisionScopes: ['__view__'], surfaces: ['web://a.test/'] } } }]),
      ['interact', 'pageLoad, surface web://a.test/'],
    ],
    [
      'that requests a surface alone',
      anEdgeCall([{ xdm: anXdm({ eventType: 'pv' }), ...surfaces }]),
      ['pv', 'surface web://shop.test/'],
    ],
    ['that displays', displaying([aProposition()]), ['display', 'mbox hero']],
    ['that displays with a page view', displaying([aProposition()], { eventType: 'pv' }), ['pv, display', 'mbox hero']],
    [
      'without scopes, by its answer',
      anEdgeCall([{}], { response: anAnswer([decisions()]) }),
      ['interact, identity:result, personalization:decisions', ''],
    ],
    ['that sets consent', anEdgeCall([], { action: 'privacy/set-consent' }), ['privacy/set-consent', '']],
  ])('%s', (_, exchange, expected) => expect(summary(exchange)).toEqual(expected))
})

/** The identity cookie of an ECID: a protocol buffer with the ECID in field 1. */
const cookieOf = (ecid: string) =>
  btoa(`\n${String.fromCharCode(ecid.length)}${ecid}R\u0004abcd`)
    .replaceAll('+', '-')
    .replaceAll('/', '_')

describe('the identity of a visit', () => {
  const other = '99999999999999999999999999999999999999'
  const cookies = (ecid: string) => ({
    state: { entries: [{ key: 'kndctr_A_AdobeOrg_identity', value: cookieOf(ecid) }] },
  })
  const stampsOf = (field: string, ...exchanges: Exchange[]) =>
    (identityOf(exchanges.map(parseEdge))[field] ?? []).map(({ value, alarm }) => [value, alarm])

  it.each([
    ['the cookie', cookieOf(ECID), ECID],
    ['a text that is not base64', '§', undefined],
    ['another protocol buffer', btoa('\u0012\u0002ab'), undefined],
    ['an empty text', '', undefined],
  ])('reads from %s', (_, value, ecid) => expect(readIdentityCookie(value)).toBe(ecid))

  it.each<[string, string, Exchange[], unknown[]]>([
    ['an ECID that only the answer names', 'ECID', [answered(anAnswer())], [[ECID, undefined]]],
    [
      'an ECID in a cookie and in the answer',
      'ECID',
      [anEdgeCall([], { meta: cookies(ECID), response: anAnswer() })],
      [[ECID, undefined]],
    ],
    [
      'another ECID',
      'ECID',
      [anEdgeCall([], { at: 1, meta: cookies(ECID) }), anEdgeCall([], { at: 2, ecid: other })],
      [
        [ECID, undefined],
        [other, 'new visitor'],
      ],
    ],
    [
      'the ECID of another instance, not a new visitor',
      'ECID',
      [anEdgeCall([], { at: 1, meta: cookies(ECID) }), anEdgeCall([], { at: 2, ecid: other, datastream: 'b' })],
      [
        [ECID, undefined],
        [other, undefined],
      ],
    ],
    ['a datastream', 'datastream', [anEdgeCall([])], [[DATASTREAM, undefined]]],
    [
      'another datastream',
      'datastream',
      [anEdgeCall([], { at: 1 }), anEdgeCall([], { at: 2, datastream: 'b' })],
      [
        [DATASTREAM, undefined],
        ['b', 'other datastream'],
      ],
    ],
    ['a location hint', 'locationHint', [anEdgeCall([], { hint: 'irl1' })], [['irl1', undefined]]],
    ['a cluster of Target', 'locationHint', [anEdgeCall([], { hint: 't37' })], [['t37', undefined]]],
    [
      'a hop between regions',
      'locationHint',
      [anEdgeCall([], { at: 1, hint: 'irl1' }), anEdgeCall([], { at: 2, hint: 'or2' })],
      [
        ['irl1', undefined],
        ['or2', 'cluster hop'],
      ],
    ],
    [
      'a region after Target’s cluster',
      'locationHint',
      [anEdgeCall([], { at: 1, hint: 't37' }), anEdgeCall([], { at: 2, hint: 'or2' })],
      [
        ['t37', undefined],
        ['or2', undefined],
      ],
    ],
    ['a property', 'propertyToken', [anEdgeCall([], { override: 'p' })], [['p', undefined]]],
  ])('has %s', (_, field, exchanges, expected) => expect(stampsOf(field, ...exchanges)).toEqual(expected))

  it('raises an alarm when consent is withdrawn', () => {
    const store = (value: string) =>
      anAnswer([{ type: 'state:store', payload: [{ key: 'kndctr_A_AdobeOrg_consent', value }] }])
    const calls = ['general=in', 'general=out'].map((value, at) => anEdgeCall([], { at, response: store(value) }))
    expect(stampsOf('consent', ...calls)).toEqual([
      ['general=in', undefined],
      ['general=out', 'consent withdrawn'],
    ])
  })
})
