import { createRequire } from 'node:module'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSdk, idsOf, sendWithOurs, sendWithSdk, type WireCall } from './bothSenders.ts'
import { context, display, NOW, request } from './optionCase.ts'
import type { SdkOptions } from '../../src/core/delivery/send-notifications/options.ts'
import type { SupplementalData } from '../../src/core/delivery/send-notifications/supplementalData.ts'

// Taken for seconds, it lies far ahead.
const FOREVER = NOW
const sessionId = 's-1'

interface SentBody {
  context: { channel: string }
  experienceCloud: { analytics: { supplementalDataId: string } }
  notifications: { order: { time: string } }[]
}
const bodyOf = (call: WireCall | undefined) => JSON.parse(call?.body ?? '{}') as SentBody

const withRequest = (members: object): SdkOptions => ({ sessionId, request: { ...request, ...members } })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('bugs of the Node SDK 2.4.3 that ours does not share: it', () => {
  it.each([400, 404, 420, 500, 503])(
    'sends a request that is refused with %i eleven times and loses the body',
    async status => {
      const canned = { status, body: { status, message: 'Notification token is not valid' } }
      const sdk = await sendWithSdk({ request, sessionId }, {}, canned)
      expect(sdk.calls).toHaveLength(11)
      expect(String(sdk.error)).not.toContain('Notification')
      const { calls, result } = await sendWithOurs({ request, sessionId }, {}, canned)
      expect(calls).toHaveLength(1)
      expect(result).toMatchObject({
        kind: 'refused',
        status,
        httpStatus: status,
        message: 'Notification token is not valid',
        body: JSON.stringify(canned.body),
        parsed: canned.body,
      })
    },
  )

  it('takes a refusal in the body of an HTTP 200 for a success', async () => {
    const canned = { body: { status: 400, message: 'Invalid property token' } }
    const sdk = await sendWithSdk({ request, sessionId }, {}, canned)
    expect(sdk.result?.response).toEqual({ status: 400 })
    const { result } = await sendWithOurs({ request, sessionId }, {}, canned)
    expect(result).toMatchObject({ kind: 'refused', status: 400, httpStatus: 200, message: 'Invalid property token' })
  })

  it('loses a body that is not JSON', async () => {
    const canned = { body: '<html>Welcome</html>' }
    const sdk = await sendWithSdk({ request, sessionId }, {}, canned)
    expect(sdk.error).toBeInstanceOf(SyntaxError)
    const { result } = await sendWithOurs({ request, sessionId }, {}, canned)
    expect(result).toMatchObject({ kind: 'unreadable', status: 200, body: '<html>Welcome</html>' })
  })

  it('leaves out of the response what its model does not know', async () => {
    const canned = { body: { status: 200, remoteMboxes: ['a'], notifications: [{ id: 'n-1', counted: true }] } }
    const sdk = await sendWithSdk({ request, sessionId }, {}, canned)
    expect(sdk.result?.response).toEqual({ status: 200, notifications: [{ id: 'n-1' }] })
    const { result } = await sendWithOurs({ request, sessionId }, {}, canned)
    expect(result).toMatchObject({ kind: 'answered', response: canned.body })
  })

  it('leaves out of the response’s analytics what its model does not know; neither counts them as details then', async () => {
    const canned = { body: { status: 200, execute: { pageLoad: { analytics: { payload: null, odd: 1 } } } } }
    const sdk = await sendWithSdk({ request, sessionId }, {}, canned)
    expect(sdk.result?.response).toEqual({ status: 200, execute: { pageLoad: { analytics: {} } } })
    expect(sdk.result).not.toHaveProperty('analyticsDetails')
    const { result } = await sendWithOurs({ request, sessionId }, {}, canned)
    expect(result).toMatchObject({ response: canned.body })
    expect(result).not.toHaveProperty('analyticsDetails')
  })

  it('leaves holes among analytics details and traces for locations that have none', async () => {
    const mboxes = [{ name: 'a' }, { name: 'b', analytics: { payload: { pe: 'tnt' } }, trace: { t: 1 } }]
    const canned = { body: { status: 200, execute: { mboxes } } }
    const sdk = await sendWithSdk({ request, sessionId }, {}, canned)
    expect(sdk.result?.analyticsDetails).toEqual([null, mboxes[1]?.analytics])
    expect(sdk.result?.trace).toEqual([null, mboxes[1]?.trace])
    const { result } = await sendWithOurs({ request, sessionId }, {}, canned)
    expect(result).toMatchObject({ analyticsDetails: [mboxes[1]?.analytics], trace: [mboxes[1]?.trace] })
  })

  it.each([
    ['mobile', 'web', 'mobile'],
    ['Mobile', 'Mobile', 'web'],
    ['Web', 'Web', 'web'],
  ])('sends the channel %s as %s; ours sends %s', async (channel, theirs, own) => {
    const options = withRequest({ context: { ...context, channel } })
    const sdk = await sendWithSdk(options)
    expect(bodyOf(sdk.calls[0]).context.channel).toBe(theirs)
    const ours = await sendWithOurs(options, {}, {}, idsOf(sdk.calls[0]!))
    const expected = bodyOf(sdk.calls[0])
    expect(bodyOf(ours.calls[0])).toEqual({ ...expected, context: { ...expected.context, channel: own } })
  })

  it('puts another supplemental data id in the place of the request’s own', async () => {
    const own = '0123456789ABCDEF-0123456789ABCDEF'
    const options = withRequest({ experienceCloud: { analytics: { supplementalDataId: own } } })
    const sdk = await sendWithSdk(options)
    expect(bodyOf(sdk.calls[0]).experienceCloud.analytics.supplementalDataId).not.toBe(own)
    const { calls } = await sendWithOurs(options)
    expect(bodyOf(calls[0]).experienceCloud.analytics.supplementalDataId).toBe(own)
  })

  it('sends nothing when an order’s time is not a time', async () => {
    const options = withRequest({ notifications: [{ ...display, order: { id: 'o', time: 'yesterday' } }] })
    const sdk = await sendWithSdk(options)
    expect(sdk).toMatchObject({ calls: [], error: expect.any(RangeError) as unknown })
    const { calls } = await sendWithOurs(options)
    expect(bodyOf(calls[0]).notifications[0]?.order.time).toBe('yesterday')
  })

  it.each([
    ['a target cookie with broken percent-encoding', { targetCookie: `session#%#${FOREVER}`, request, sessionId }],
    ['a property that is null', withRequest({ property: null })],
    ['customer ids that are not a list', withRequest({ id: { customerIds: 'crm' } })],
    ['mboxes that are not a list', withRequest({ prefetch: { mboxes: 'home' } })],
    ['half a surrogate pair as sessionId', { request, sessionId: '\ud800' }],
  ])('throws at %s; ours sends', async (_, options) => {
    const sdk = await sendWithSdk(options)
    expect(sdk).toMatchObject({ calls: [], error: expect.any(Error) as unknown })
    const { calls, result } = await sendWithOurs(options)
    expect(calls).toHaveLength(1)
    expect(result.kind).toBe('answered')
  })

  it('lets the tntId of a cookie lead the call to any host', async () => {
    const options = { request, sessionId, targetCookie: `PC#visitor.x%40localhost:1%2F_0#${FOREVER}` }
    const sdk = await sendWithSdk(options)
    expect(new URL(sdk.calls[0]!.url).host).toBe('localhost:1')
    const { calls } = await sendWithOurs(options)
    expect(new URL(calls[0]!.url).host).toBe('demo.tt.omtrdc.net')
  })

  it('remembers the location hint, so that the next call leaves the server domain', async () => {
    const calls: WireCall[] = []
    const config = { serverDomain: 'target.shop.example' }
    const canned = { body: { status: 200, edgeHost: 'mboxedge35.tt.omtrdc.net' } }
    const sdk = createSdk(config, calls, canned)
    await sdk.sendNotifications({ request: { ...request } })
    await sdk.sendNotifications({ request: { ...request } })
    expect(calls.map(({ url }) => new URL(url).host)).toEqual(['target.shop.example', 'mboxedge35.tt.omtrdc.net'])
    const first = await sendWithOurs({ request }, config, canned)
    const second = await sendWithOurs({ request }, config, canned)
    expect(new URL(second.calls[0]!.url).host).toBe('target.shop.example')
    expect(first.result).toMatchObject({ targetLocationHintCookie: { value: '35' } })
  })

  it('writes into the request that it was given', async () => {
    const given = { ...request }
    await createSdk({ propertyToken: 'p' }, []).sendNotifications({ request: given })
    expect(given).toMatchObject({ property: { token: 'p' } })
    const frozen = Object.freeze({ ...request })
    const { calls } = await sendWithOurs({ request: frozen }, { propertyToken: 'p' })
    expect(bodyOf(calls[0])).toMatchObject({ property: { token: 'p' } })
  })

  it('does not report what it leaves out; ours names it', async () => {
    const options = withRequest({
      context: { ...context, crossDomain: 'disabled' },
      execute: { mboxes: [{ index: 0 }] },
      notifications: [display, { id: '', type: 'scroll' }],
    })
    const sdk = await sendWithSdk(options)
    expect(sdk.error).toBeUndefined()
    const { built } = await sendWithOurs(options)
    expect(built).toMatchObject({
      call: {
        dropped: [
          { reason: 'invalid mbox', path: 'execute.mboxes[0]' },
          { reason: 'invalid notification', path: 'notifications[1]', errors: ['id', 'timestamp', 'type'] },
          { reason: 'unknown member', path: 'context.crossDomain' },
        ],
      },
    })
  })
})

describe('options that the Node SDK refuses are refused without a call:', () => {
  it.each([
    ['an empty request', {}, 'noRequest'],
    ['no notifications', { context }, 'noNotifications'],
    ['an empty list of notifications', { notifications: [] }, 'noNotifications'],
    ['notifications that are not a list', { notifications: display }, 'noNotifications'],
  ])('%s', async (_, refused, refusal) => {
    const sdk = await sendWithSdk({ request: refused })
    expect(sdk).toMatchObject({ calls: [], error: expect.any(Error) as unknown })
    const { calls, result } = await sendWithOurs({ request: refused })
    expect({ calls, result }).toEqual({ calls: [], result: { kind: 'invalid', refusal } })
  })
})

it('delivers supplemental data ids to consumers as a visitor does that SDK calls share', async () => {
  const load = createRequire(createRequire(import.meta.url).resolve('@adobe/target-nodejs-sdk'))
  const Visitor = load('@adobe-mcid/visitor-js-server') as new (org: string) => object
  const visitor = new Visitor('ORG@AdobeOrg')
  let supplementalData: SupplementalData | undefined
  const seen = new Set<string>()
  for (const consumerId of ['a', 'b', 'a', 'a', 'b', 'b', 'c', undefined, 'a', undefined, undefined]) {
    const options = { request, sessionId, consumerId }
    const sdk = await sendWithSdk({ ...options, visitor })
    const { requestId, supplementalDataId = '' } = idsOf(sdk.calls[0]!)
    // Only an id that the visitor has just made is given as the fresh one: all others must be remembered.
    const fresh = {
      requestId: requestId!,
      supplementalDataId: seen.has(supplementalDataId) ? 'unused' : supplementalDataId,
    }
    const ours = await sendWithOurs({ ...options, supplementalData }, {}, {}, fresh)
    expect(ours.calls[0]!.body).toBe(sdk.calls[0]!.body)
    seen.add(supplementalDataId)
    supplementalData = ours.built.kind === 'call' ? ours.built.call.supplementalData : undefined
  }
  expect(seen.size).toBeGreaterThan(3)
})
