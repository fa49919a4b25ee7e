import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEdge, type Edge } from '../startEdge.ts'
import { anEvent, ask, call, report } from './testClient.ts'
import type { Proposition } from './toPropositions.ts'

let edge: Edge

beforeEach(async () => {
  edge = await startEdge()
})

afterEach(() => edge.close())

async function delivered(scope: string, stream = 'teahouse'): Promise<[Proposition, Proposition]> {
  const { propositions } = await ask(edge, [scope], { stream })
  return propositions as [Proposition, Proposition]
}

test('a display is counted, each time, and its answer decides nothing', async () => {
  const [home] = await delivered('home')
  const { status, propositions } = await report(edge, 'display', [home])
  await report(edge, 'display', [home])
  expect([status, propositions]).toEqual([200, []])
  expect(edge.edgeNetwork.counts()).toMatchObject({ impressions: { home: 2 }, clicks: {}, refused: [] })
})

test('a click is counted with the token of the click, in either layout', async () => {
  const [, click] = await delivered('signup')
  await report(edge, 'interact', [click])
  const [merged] = await delivered('signup', 'teahouse-merged')
  await report(edge, 'interact', [merged])
  await report(edge, 'display', [merged])
  expect(edge.edgeNetwork.counts()).toMatchObject({ impressions: { signup: 1 }, clicks: { signup: 2 }, refused: [] })
})

test('a view, the page and a placeless click count where they were delivered', async () => {
  const { propositions } = await ask(edge, ['__view__'])
  const displays = propositions.filter(({ items }) => items.some(({ data }) => data.type !== 'click'))
  const clicks = propositions.filter(proposition => !displays.includes(proposition))
  await report(edge, 'display', displays)
  await report(edge, 'interact', clicks)
  expect(edge.edgeNetwork.counts()).toMatchObject({
    impressions: { pageLoad: 1, 'view:catalog': 2, 'view:cart': 1, 'view:tasting': 2 },
    clicks: { pageLoad: 2, 'view:catalog': 1 },
    refused: [],
  })
})

test('a collected event counts too, without an answer', async () => {
  const [home] = await delivered('home')
  const { status, text } = await report(edge, 'display', [home], { action: 'collect' })
  expect([status, text]).toEqual([204, ''])
  expect(edge.edgeNetwork.counts().impressions).toEqual({ home: 1 })
})

test('an event of an older SDK counts by its type alone', async () => {
  const [{ id, scope, scopeDetails }] = await delivered('home')
  const propositions = [{ id, scope, scopeDetails }]
  await call(edge, { events: [{ xdm: { eventType: 'display', _experience: { decisioning: { propositions } } } }] })
  expect(edge.edgeNetwork.counts().impressions).toEqual({ home: 1 })
})

test('a view without offers, and a scope alone, are visits', async () => {
  const view = { scope: 'wishlist', scopeDetails: { characteristics: { scopeType: 'view' } } }
  await report(edge, 'display', [view, { scope: 'order-confirm' }])
  expect(edge.edgeNetwork.counts().visits).toEqual({ 'view:wishlist': 1, 'order-confirm': 1 })
})

test('the counts are also available over HTTP', async () => {
  await report(edge, 'display', [(await delivered('home'))[0]])
  expect(await (await fetch(`${edge.url}/edge-network-counts`)).json()).toEqual(edge.edgeNetwork.counts())
})

describe('a proposition is refused, and the answer does not show it', () => {
  type Alter = (display: Proposition, click: Proposition) => Partial<Proposition>
  const cases: [string, 'display' | 'interact', Alter, string][] = [
    ['without its id', 'display', ({ id: _, ...rest }) => rest, 'id is missing'],
    ['with an unknown id', 'display', display => ({ ...display, id: 'AT:nothing' }), 'id is unknown'],
    [
      'under another scope',
      'display',
      display => ({ ...display, scope: 'home' }),
      'scope is not that of the proposition',
    ],
    ['with scopeDetails as text', 'display', asText, 'scopeDetails is not as delivered'],
    ['with another token', 'display', withToken, 'scopeDetails is not as delivered'],
    ['as a display with the token of the click', 'display', (_, click) => click, 'the token is that of a click'],
    ['as a click with the token of the display', 'interact', display => display, 'the token is that of a display'],
  ]

  test.each(cases)('%s', async (_, type, alter, reason) => {
    const [display, click] = await delivered('signup')
    const { status } = await report(edge, type, [alter(display, click)])
    expect(status).toBe(200)
    expect(edge.edgeNetwork.counts()).toMatchObject({ impressions: {}, clicks: {} })
    expect(edge.edgeNetwork.counts().refused).toEqual([
      expect.objectContaining({ reason: expect.stringContaining(reason) }),
    ])
  })

  test('in an event that names neither display nor interact', async () => {
    const [display] = await delivered('signup')
    const { xdm } = anEvent('display', [display]) as { xdm: { _experience: { decisioning: object } } }
    xdm._experience.decisioning = { ...xdm._experience.decisioning, propositionEventType: { display: '1' } }
    await call(edge, { events: [{ xdm: { _experience: xdm._experience } }] })
    expect(edge.edgeNetwork.counts().refused).toHaveLength(1)
  })
})

function asText(display: Proposition): Partial<Proposition> {
  return { ...display, scopeDetails: JSON.stringify(display.scopeDetails) as never }
}

function withToken(display: Proposition): Partial<Proposition> {
  return { ...display, scopeDetails: { ...display.scopeDetails, characteristics: { eventToken: 'made-up' } } }
}
