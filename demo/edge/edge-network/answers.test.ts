import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEdge, type Edge } from '../startEdge.ts'
import { ask, call, report } from './testClient.ts'

let edge: Edge

beforeEach(async () => {
  edge = await startEdge()
})

afterEach(() => edge.close())

const AN_EVENT = { events: [{ xdm: {} }] }

test('the first answer identifies the visitor, places the next calls, and stores both as cookies', async () => {
  const { payloadOf, headers } = await call(edge, AN_EVENT)
  expect(payloadOf('identity:result')).toEqual([{ id: expect.stringMatching(/^\d{38}$/), namespace: { code: 'ECID' } }])
  expect(payloadOf('locationHint:result')).toContainEqual({ scope: 'EdgeNetwork', hint: 'irl1', ttlSeconds: 1800 })
  expect(payloadOf('state:store').map(({ key }) => key)).toEqual([
    'kndctr_demo_AdobeOrg_identity',
    'kndctr_demo_AdobeOrg_cluster',
  ])
  expect(headers.get('x-adobe-edge')).toBe('IRL1;6')
})

test('a visitor is recognised by the stored identity', async () => {
  const first = await call(edge, AN_EVENT)
  const entries = first.payloadOf('state:store').map(({ key, value }) => ({ key, value }))
  const second = await call(edge, { ...AN_EVENT, meta: { state: { entries } } }, { hint: '/irl1' })
  expect(second.payloadOf('identity:result')).toEqual(first.payloadOf('identity:result'))
  const acquired = await call(edge, { meta: { state: { entries } } }, { action: 'identity/acquire' })
  expect(acquired.payloadOf('identity:result')).toEqual(first.payloadOf('identity:result'))
})

test.each(['in', 'out'])('a consent, %s, is stored', async general => {
  const consent = [{ standard: 'Adobe', version: '1.0', value: { general } }]
  const { payloadOf } = await call(edge, { consent }, { action: 'privacy/set-consent' })
  expect(payloadOf('state:store')).toContainEqual(
    expect.objectContaining({ key: 'kndctr_demo_AdobeOrg_consent', value: `general=${general}` }),
  )
})

test('a page of another origin may read the answer, with credentials', async () => {
  const { headers } = await call(edge, AN_EVENT)
  expect(headers.get('access-control-allow-origin')).toBe('https://shop.test')
  expect(headers.get('access-control-allow-credentials')).toBe('true')
  expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
})

describe('a refusal is a problem in JSON', () => {
  test.each([
    ['of an unknown data stream', { stream: 'nothing' }, AN_EVENT, 400],
    ['of a body that is not JSON', {}, 'events=1', 400],
    ['of a body without events', {}, { events: [] }, 422],
    ['of an event without xdm', {}, { events: [{}] }, 422],
    ['of a list of events in version 2', { version: 'v2' }, AN_EVENT, 422],
    ['of a consent without a value', { action: 'privacy/set-consent' }, { consent: [] }, 422],
  ])('%s', async (_, options, body, status) => {
    const answer = await call(edge, body, options)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.body).toMatchObject({ status, title: expect.any(String), report: { requestId: 'r-1' } })
  })
})

describe('a data stream that fails', () => {
  test('in part answers 207 with errors and warnings, decides nothing, and counts nothing', async () => {
    const [home] = (await ask(edge, ['home'])).propositions
    const answer = await ask(edge, ['home'], { stream: 'teahouse-partial' })
    await report(edge, 'display', [home!], { stream: 'teahouse-partial' })
    expect([answer.status, answer.propositions]).toEqual([207, []])
    expect(answer.body).toMatchObject({ errors: [{ status: 503 }], warnings: [{ status: 200 }] })
    expect(edge.edgeNetwork.counts().impressions).toEqual({})
  })

  test('for being busy refuses the first attempt at each request, and names when to repeat it', async () => {
    const ask = (requestId: string) => call(edge, AN_EVENT, { stream: 'teahouse-busy', requestId })
    const [first, second, other] = [await ask('a'), await ask('a'), await ask('b')]
    expect([first, second, other].map(({ status }) => status)).toEqual([429, 200, 429])
    expect(first.headers.get('retry-after')).toBe('1')
  })

  test('altogether answers 503', async () => {
    const { status, headers } = await call(edge, AN_EVENT, { stream: 'teahouse-down' })
    expect([status, headers.get('retry-after')]).toEqual([503, '1'])
  })
})

test('every call is recorded with its answer', async () => {
  await call(edge, AN_EVENT)
  const [request] = edge.edgeNetwork.requests()
  expect(request).toMatchObject({ method: 'POST', body: JSON.stringify(AN_EVENT), status: 200 })
  expect(request?.path).toBe('/ee/v1/interact?configId=teahouse&requestId=r-1')
  expect(request?.answer).toContain('identity:result')
})
