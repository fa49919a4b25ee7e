import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../../../test/fixtures/exchanges.ts'
import type { OutgoingCall, Transport, TransportAnswer } from '../../exchange/transport.ts'
import type { Body } from '../../exchange/exchange.ts'
import { buildCall } from './buildCall.ts'
import { readResult } from './readResult.ts'
import { sendNotifications, type SendOptions } from './sendNotifications.ts'
import { sentCall } from './sentCall.ts'
import type { Client, GeneratedValues } from './options.ts'

const NOW = 1_800_000_000_000
const client: Client = { client: 'demo', organizationId: 'ORG@AdobeOrg' }
const fresh: GeneratedValues = {
  requestId: 'fresh-request',
  callId: 'fresh-call',
  sessionId: 'fresh-session',
  supplementalDataId: 'FRESH',
  now: NOW,
  timeOffsetInMinutes: 60,
}
const request = { notifications: [{ id: 'n', type: 'display', timestamp: NOW, mbox: { name: 'home' } }] }
const URL_OF_PAGE = 'https://mboxedge28.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s%201&version=2.11.8'

const anAnswer = (body: object | string | null, status = 200): TransportAnswer => ({
  kind: 'answered',
  time: NOW,
  status,
  body: bodyOf(typeof body === 'string' ? body : JSON.stringify(body)),
})

/** A transport that records its arguments. */
function aTransport(answer: () => Promise<TransportAnswer> = async () => anAnswer({ status: 200 })) {
  const calls: { call: OutgoingCall; timeout: number; signal: unknown }[] = []
  const transport: Transport = (call, { timeout, signal }) => {
    calls.push({ call, timeout, signal })
    return answer()
  }
  return { calls, transport }
}

const send = (options: SendOptions, transport: Transport, of: Client = client) =>
  sendNotifications(options, of, transport, fresh)
const never = () => new Promise<TransportAnswer>(() => {})

describe('a completed request', () => {
  it('gives the same result when read from its URL and body', () => {
    const built = buildCall({ request, targetLocationHint: '28', sessionId: 'a+b c' }, client, fresh)
    if (built.kind !== 'call') throw new Error('no call')
    const answer = anAnswer({ status: 200, id: { tntId: 'v' } })
    const first = readResult(built.call, answer)
    expect(readResult(sentCall(built.call.url, built.call.body), answer)).toEqual(first)
  })

  it.each([
    [{ ...client, client: '' }, 'noClient'],
    [{ ...client, organizationId: '' }, 'noOrganization'],
  ])('is not sent for a client that the SDKs would not make', async (of, refusal) => {
    const { calls, transport } = aTransport()
    expect(await send({ request }, transport, of)).toEqual({ kind: 'invalid', refusal })
    expect(calls).toEqual([])
  })

  it('is not sent if it cannot be JSON', async () => {
    const { calls, transport } = aTransport()
    const options = { request: { notifications: [{ ...request.notifications[0], parameters: { big: 1n } }] } }
    expect(await send(options, transport)).toEqual({ kind: 'invalid', refusal: 'notJson' })
    expect(calls).toEqual([])
  })

  it('is built from any JSON, without an exception', () => {
    const members = fc.dictionary(
      fc.constantFrom('id', 'context', 'property', 'execute', 'prefetch', 'experienceCloud', 'trace', 'qaMode'),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(members, fc.array(fc.jsonValue(), { minLength: 1 }), (some, notifications) => {
        expect(buildCall({ request: { ...some, notifications } }, client, fresh).kind).toBe('call')
      }),
    )
  })
})

describe('the transport’s timeout, in ms,', () => {
  it.each([
    ['is 3000', {}, client, 3000],
    ['is the client’s', {}, { ...client, timeout: 500 }, 500],
    ['is the call’s', { timeout: 200 }, { ...client, timeout: 500 }, 200],
  ])('%s', async (_, options, of, timeout) => {
    const { calls, transport } = aTransport()
    await send({ request, ...options }, transport, of)
    expect(calls.map(call => call.timeout)).toEqual([timeout])
  })
})

describe('cancelled', () => {
  it('beforehand, a send makes no call', async () => {
    const { calls, transport } = aTransport()
    const result = await send({ request, signal: AbortSignal.abort(new Error('changed my mind')) }, transport)
    expect(result).toMatchObject({ kind: 'unanswered', reason: 'aborted', detail: 'changed my mind' })
    expect(calls).toEqual([])
  })

  it('later, it ends at once, even if the transport ignores the signal', async () => {
    const controller = new AbortController()
    const { calls, transport } = aTransport(never)
    const sending = send({ request, signal: controller.signal }, transport)
    controller.abort('closed')
    expect(await sending).toMatchObject({ kind: 'unanswered', reason: 'aborted', detail: '"closed"' })
    expect(calls.map(({ signal }) => signal)).toEqual([controller.signal])
  })

  it('later, it ends as aborted, even if the transport rejects on the signal', async () => {
    const controller = new AbortController()
    const { transport } = aTransport(
      () => new Promise((_, reject) => controller.signal.addEventListener('abort', () => reject(new Error('gone')))),
    )
    const sending = send({ request, signal: controller.signal }, transport)
    controller.abort()
    expect(await sending).toMatchObject({ kind: 'unanswered', reason: 'aborted' })
  })

  it('after the answer, it leaves no listener on the signal', async () => {
    let listeners = 0
    const signal = {
      aborted: false,
      addEventListener: () => void (listeners += 1),
      removeEventListener: () => void (listeners -= 1),
    }
    await send({ request, signal }, aTransport().transport)
    expect(listeners).toBe(0)
  })
})

describe('one call is made, and its outcome is a value, when the transport', () => {
  const cases: [string, () => Promise<TransportAnswer>, object][] = [
    [
      'finds no network',
      async () => ({ kind: 'failed', reason: 'network' }),
      { kind: 'unanswered', reason: 'network' },
    ],
    ['times out', async () => ({ kind: 'failed', reason: 'timeout' }), { kind: 'unanswered', reason: 'timeout' }],
    [
      'rejects',
      () => Promise.reject(new Error('broken')),
      { kind: 'unanswered', reason: 'transport', detail: 'broken' },
    ],
    [
      'throws',
      () => {
        throw new Error('broken')
      },
      { kind: 'unanswered', reason: 'transport', detail: 'broken' },
    ],
    ['is refused', async () => anAnswer('', 503), { kind: 'refused', status: 503, body: '', parsed: undefined }],
    ['is redirected', async () => anAnswer('moved', 302), { kind: 'refused', status: 302, body: 'moved' }],
  ]
  it.each(cases)('%s', async (_, answer, expected) => {
    const { calls, transport } = aTransport(answer)
    expect(await send({ request }, transport)).toMatchObject(expected)
    expect(calls).toHaveLength(1)
  })
})

describe('an answer', () => {
  const call = sentCall(URL_OF_PAGE, '{}')

  it('to a page’s call gives cookies by the session and cluster of its URL', () => {
    const answer = anAnswer({ id: { tntId: 'v' }, edgeHost: 'mboxedge35.tt.omtrdc.net' })
    expect(readResult(sentCall(URL_OF_PAGE, '{"a":1}'), answer)).toMatchObject({
      request: { a: 1 },
      targetCookie: { name: 'mbox', value: 'session#s%201#1800001860|PC#v#1863244800', maxAge: 63_244_800 },
      targetLocationHintCookie: { name: 'mboxEdgeCluster', value: '28', maxAge: 1860 },
    })
  })

  it('has no request if the body sent is not a JSON object', () => {
    expect(readResult(sentCall(URL_OF_PAGE, '{'), anAnswer({}))).toMatchObject({ request: undefined })
  })

  it('without content gives an empty response and a cookie with only the session', () => {
    expect(readResult(call, anAnswer('', 204))).toMatchObject({
      kind: 'answered',
      status: 204,
      response: {},
      targetCookie: { value: 'session#s%201#1800001860', maxAge: 1860 },
    })
  })

  it.each([
    ['', 'empty'],
    ['[]', 'not an object'],
    ['null', 'not an object'],
    ['{"status":200', 'JSON'],
  ])('of %j is kept even if it cannot be read', (body, detail) => {
    const result = readResult(call, anAnswer(body))
    expect(result).toMatchObject({ kind: 'unreadable', status: 200, body })
    expect(result).toHaveProperty('detail', expect.stringContaining(detail))
  })

  it.each<[string, Body, 'cut' | 'unreadable']>([
    ['of which only the beginning was kept', { kind: 'text', text: '{"status":200', length: 9000 }, 'cut'],
    ['that cannot be read', { kind: 'unreadable', reason: 'a stream' }, 'unreadable'],
    ['whose text never followed', { kind: 'pending' }, 'unreadable'],
  ])('%s proves nothing either way, and what the SDKs make of it is not known', (_, body, why) => {
    const answer = (status: number): TransportAnswer => ({ kind: 'answered', time: NOW, status, body })
    expect(readResult(call, answer(200))).toEqual({ kind: 'unproven', request: {}, status: 200, why })
    expect(readResult(call, answer(503))).toMatchObject({ kind: 'refused', status: 503 })
    expect(readResult(call, answer(204))).toMatchObject({ kind: 'answered', response: {} })
  })

  it('with a failure in its body is a refusal, with HTTP’s status if that is a failure too', () => {
    const body = { status: 400, message: 'Invalid property token' }
    expect(readResult(call, anAnswer(body))).toMatchObject({ kind: 'refused', status: 400, httpStatus: 200 })
    expect(readResult(call, anAnswer(body, 500))).toMatchObject({ kind: 'refused', status: 500, httpStatus: 500 })
  })

  it('is read without an exception, whatever JSON it holds', () => {
    const location = fc.record({ options: fc.jsonValue(), analytics: fc.jsonValue(), trace: fc.jsonValue() })
    const part = fc.oneof(
      fc.jsonValue(),
      fc.record({ pageLoad: location, mboxes: fc.array(fc.oneof(location, fc.jsonValue())), views: fc.jsonValue() }),
    )
    const body = fc.record({ id: fc.jsonValue(), edgeHost: fc.jsonValue(), execute: part, prefetch: part })
    fc.assert(
      fc.property(body, value => {
        expect(readResult(call, anAnswer(value)).kind).toBe('answered')
      }),
    )
  })
})
