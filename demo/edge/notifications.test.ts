import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEdge, type Edge } from './startEdge.ts'
import { aClick, aDisplay, deliver, prefetch, type TestMbox } from './testClient.ts'

let edge: Edge
let mboxes: Map<string, TestMbox>

beforeEach(async () => {
  edge = await startEdge()
  mboxes = (await prefetch(edge, ['home', 'product1', 'product-data', 'signup'])).mboxes
})

afterEach(() => edge.close())

test('a display with its state and token is acknowledged and counted', async () => {
  const { status, body } = await deliver(edge, { notifications: [aDisplay(mboxes.get('home'))] })
  expect(status).toBe(200)
  expect(body.notifications).toEqual([{ id: 'display-home' }])
  expect(edge.counts()).toMatchObject({ impressions: { home: 1 }, clicks: {}, refused: [] })
})

test('a click needs no state, and counts separately from displays', async () => {
  const { body } = await deliver(edge, { notifications: [aClick(mboxes.get('signup'))] })
  expect(body.notifications).toEqual([{ id: 'click-signup' }])
  expect(edge.counts()).toMatchObject({ impressions: {}, clicks: { signup: 1 } })
})

test('several notifications are acknowledged in another order than the request’s', async () => {
  const notifications = ['home', 'product1', 'signup'].map(name => aDisplay(mboxes.get(name)))
  const { body } = await deliver(edge, { notifications })
  const ids = (body.notifications as { id: string }[]).map(({ id }) => id)
  expect(ids).not.toEqual(notifications.map(({ id }) => id))
  expect(ids.sort()).toEqual(notifications.map(({ id }) => id).sort())
})

test('a beacon is answered by 204 without a body, and still counts', async () => {
  const beacon = { context: { channel: 'web', beacon: true }, notifications: [aDisplay(mboxes.get('home'))] }
  const { status, text } = await deliver(edge, beacon)
  expect([status, text]).toEqual([204, ''])
  expect(edge.counts().impressions).toEqual({ home: 1 })
})

test('a wrong beacon is answered by 204 too, counts nothing, and leaves its reason', async () => {
  const display = aDisplay(mboxes.get('home'), { mbox: { name: 'home', state: 'bad' } })
  const { status } = await deliver(edge, { context: { channel: 'web', beacon: true }, notifications: [display] })
  expect(status).toBe(204)
  expect(edge.counts()).toMatchObject({
    impressions: {},
    refused: [{ id: 'display-home', location: 'home', reason: 'state is not that of home in this session' }],
  })
})

test('an event without tokens is a visit: trackEvent, and a view without offers', async () => {
  const event = { id: 'e1', type: 'display', timestamp: Date.now(), mbox: { name: 'checkout' } }
  const view = { id: 'e2', type: 'display', timestamp: Date.now(), view: { name: 'about' } }
  const { status } = await deliver(edge, { notifications: [event, view] })
  expect(status).toBe(200)
  expect(edge.counts()).toMatchObject({ impressions: {}, visits: { checkout: 1, 'view:about': 1 } })
})

test('a click on the pageLoad names no location', async () => {
  const { body } = await deliver(edge, { execute: { pageLoad: {} } })
  const [metric] = (body.execute as { pageLoad: { metrics: [{ eventToken: string }] } }).pageLoad.metrics
  const click = { id: 'c1', type: 'click', timestamp: Date.now(), tokens: [metric.eventToken] }
  expect((await deliver(edge, { notifications: [click] })).body.notifications).toEqual([{ id: 'c1' }])
  expect(edge.counts().clicks).toEqual({ pageLoad: 1 })
})

describe('counting', () => {
  test('one impressionId counts once, on the notification or on the request', async () => {
    const display = aDisplay(mboxes.get('home'))
    await deliver(edge, { notifications: [{ ...display, impressionId: 'one' }] })
    await deliver(edge, { notifications: [{ ...display, impressionId: 'one' }], impressionId: 'other' })
    await deliver(edge, { notifications: [display], impressionId: 'one' })
    expect(edge.counts().impressions).toEqual({ home: 1 })
  })

  test('one impressionId counts each location and each kind of event', async () => {
    const notifications = [aDisplay(mboxes.get('home')), aDisplay(mboxes.get('signup')), aClick(mboxes.get('signup'))]
    await deliver(edge, { notifications, impressionId: 'one' })
    expect(edge.counts()).toMatchObject({ impressions: { home: 1, signup: 1 }, clicks: { signup: 1 } })
  })

  test('without an impressionId every display counts', async () => {
    await deliver(edge, { notifications: [aDisplay(mboxes.get('home'))] })
    await deliver(edge, { notifications: [aDisplay(mboxes.get('home'))] })
    expect(edge.counts().impressions).toEqual({ home: 2 })
  })

  test('a token repeated in one notification counts once', async () => {
    const display = aDisplay(mboxes.get('home'))
    const [token] = display.tokens as [string]
    await deliver(edge, { notifications: [{ ...display, tokens: [token, token] }] })
    expect(edge.counts()).toMatchObject({ impressions: { home: 1 }, tokens: { home: { [token]: 1 } } })
  })

  test('the counts are also available over HTTP', async () => {
    await deliver(edge, { notifications: [aDisplay(mboxes.get('home'))] })
    const response = await fetch(`${edge.url}/counts`)
    expect(await response.json()).toEqual(edge.counts())
  })
})

describe('a notification is refused', () => {
  const errors: [string, (home: TestMbox, others: Map<string, TestMbox>) => Record<string, unknown>, string][] = [
    ['without an id', home => aDisplay(home, { id: undefined }), 'id size'],
    ['with a number as its id', home => aDisplay(home, { id: 7 }), 'id size'],
    ['with an id of more than 200 characters', home => aDisplay(home, { id: 'x'.repeat(201) }), 'id size'],
    ['with another type', home => aDisplay(home, { type: 'mouseover' }), 'type must be'],
    ['with a timestamp in seconds', home => aDisplay(home, { timestamp: Math.floor(Date.now() / 1000) }), 'timestamp'],
    ['with a timestamp as text', home => aDisplay(home, { timestamp: new Date().toISOString() }), 'timestamp'],
    ['with mbox and view', home => aDisplay(home, { view: { name: 'cart' } }), 'mutually exclusive'],
    ['without a location', home => aDisplay(home, { mbox: undefined }), 'names no mbox'],
    ['with a token that lost its padding', home => trimmed(home), 'token is unknown at home'],
    [
      'with a token of another location',
      (home, others) => withTokensOf(home, others.get('signup')),
      'token is unknown',
    ],
    ['with a click token in a display', (_, others) => clickAsDisplay(others.get('signup')), 'that of a metric'],
    ['with a display token in a click', home => aDisplay(home, { type: 'click' }), 'that of an option'],
    ['without the state', home => aDisplay(home, { mbox: { name: 'home' } }), 'state is missing'],
    ['with an altered state', home => withState(home, flipped(home.state)), 'state is not that of home'],
    [
      'with the state of another location',
      (home, others) => withState(home, others.get('product1')?.state),
      'state is not',
    ],
  ]

  test.each(errors)('%s', async (_, build, reason) => {
    const home = mboxes.get('home')
    if (home === undefined) throw new Error('home was not delivered')
    const { status, body } = await deliver(edge, { notifications: [build(home, mboxes)] })
    expect(status).toBe(400)
    expect(body).toEqual({ status: 400, message: expect.stringMatching(/^Notification /) })
    expect(body.message).toContain(reason)
    expect(edge.counts()).toMatchObject({ impressions: {}, clicks: {} })
  })

  test('with a state of another session', async () => {
    const { status } = await deliver(edge, { notifications: [aDisplay(mboxes.get('home'))] }, { session: 'another' })
    expect(status).toBe(400)
  })

  test('with a state of another server', async () => {
    const other = await startEdge()
    const foreign = (await prefetch(other, ['home'])).mboxes.get('home')
    await other.close()
    expect((await deliver(edge, { notifications: [aDisplay(foreign)] })).status).toBe(400)
  })

  test('a day after its event', async () => {
    const clock = { now: Date.now() }
    const patient = await startEdge({ now: () => clock.now })
    const home = (await prefetch(patient, ['home'])).mboxes.get('home')
    const display = aDisplay(home, { timestamp: clock.now })
    clock.now += 24 * 60 * 60 * 1000
    const intime = await deliver(patient, { notifications: [display] })
    clock.now += 1
    const late = await deliver(patient, { notifications: [display] })
    await patient.close()
    expect([intime.status, late.status]).toEqual([200, 400])
  })
})

describe('checking', () => {
  const good = () => aDisplay(mboxes.get('home'))
  const bad = () => aDisplay(mboxes.get('product1'), { tokens: ['unknown'] })

  test('strict: one error fails the whole request, and nothing of it counts', async () => {
    const body = { notifications: [good(), bad()], execute: { mboxes: [{ index: 0, name: 'footer' }] } }
    const answer = await deliver(edge, body)
    expect(answer.status).toBe(400)
    expect(answer.body.message).toBe('Notification display-product1: token is unknown at product1')
    expect(edge.counts().impressions).toEqual({})
  })

  test('lenient: the wrong id is missing from the answer, and the rest counts', async () => {
    edge.setChecking('lenient')
    const { status, body } = await deliver(edge, { notifications: [good(), bad()] })
    expect(status).toBe(200)
    expect(body.notifications).toEqual([{ id: 'display-home' }])
    expect(edge.counts()).toMatchObject({ impressions: { home: 1 }, refused: [{ id: 'display-product1' }] })
  })

  test('it can be changed over HTTP', async () => {
    const put = (mode: string) => fetch(`${edge.url}/checking`, { method: 'PUT', body: mode })
    expect((await put('lenient')).status).toBe(204)
    expect((await deliver(edge, { notifications: [bad()] })).status).toBe(200)
    expect((await put('sloppy')).status).toBe(400)
    expect((await put('strict')).status).toBe(204)
    expect((await deliver(edge, { notifications: [bad()] })).status).toBe(400)
  })
})

test('refusals are kept up to a bound', async () => {
  const bad = aDisplay(mboxes.get('home'), { tokens: ['unknown'] })
  await deliver(edge, { notifications: Array.from({ length: 600 }, (_, index) => ({ ...bad, id: `n${index}` })) })
  const { refused } = edge.counts()
  expect(refused).toHaveLength(500)
  expect(refused.at(-1)?.id).toBe('n599')
})

function trimmed(home: TestMbox): Record<string, unknown> {
  return aDisplay(home, { tokens: home.options.map(({ eventToken }) => eventToken.replace(/=+$/, '')) })
}

function withTokensOf(home: TestMbox, other: TestMbox | undefined): Record<string, unknown> {
  return aDisplay(home, { tokens: aDisplay(other).tokens })
}

function clickAsDisplay(signup: TestMbox | undefined): Record<string, unknown> {
  return aDisplay(signup, { tokens: aClick(signup).tokens })
}

function withState(home: TestMbox, state: string | undefined): Record<string, unknown> {
  return aDisplay(home, { mbox: { name: 'home', state } })
}

function flipped(state: string): string {
  return (state.startsWith('A') ? 'B' : 'A') + state.slice(1)
}
