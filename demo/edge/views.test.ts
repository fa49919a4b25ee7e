import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEdge, type Edge } from './startEdge.ts'
import { deliver } from './testClient.ts'

type Token = { eventToken: string; selector?: string; analytics?: unknown }

type Part = { options: Token[]; metrics: Token[]; state: string; name: string; analytics?: unknown }

type Content = { pageLoad: Part; views: Part[]; metrics?: Token[] }

let edge: Edge

beforeEach(async () => {
  edge = await startEdge()
})

afterEach(() => edge.close())

async function ask(body: Record<string, unknown>): Promise<{ execute: Content; prefetch: Content }> {
  return (await deliver(edge, body)).body as never
}

async function viewNamed(name: string): Promise<Part> {
  const { prefetch } = await ask({ prefetch: { views: [{}] } })
  const view = prefetch.views.find(view => view.name === name)
  if (view === undefined) throw new Error(`${name} was not delivered`)
  return view
}

function tokens(of: Token[]): string[] {
  return of.map(({ eventToken }) => eventToken)
}

function anEvent(type: 'display' | 'click', more: Record<string, unknown>): Record<string, unknown> {
  return { id: 'n1', type, timestamp: Date.now(), ...more }
}

/** The status and message of the answer to a notification. */
async function report(notification: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<unknown[]> {
  const { status, body } = await deliver(edge, { notifications: [notification], ...more })
  return [status, body.message ?? body.notifications]
}

const ACKNOWLEDGED = [200, [{ id: 'n1' }]]

describe('a view', () => {
  test('comes with all its options, those of one activity under one token, and its own state', async () => {
    const { prefetch } = await ask({ prefetch: { views: [{}] } })
    expect(prefetch.views.map(({ name }) => name)).toEqual(['catalog', 'cart', 'tasting'])
    const [first, second, third] = tokens(prefetch.views[0]!.options)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
    expect(new Set(prefetch.views.map(({ state }) => state)).size).toBe(3)
  })

  test('is displayed with repeated tokens, and counts once', async () => {
    const { name, state, options } = await viewNamed('catalog')
    expect(await report(anEvent('display', { tokens: tokens(options), view: { name, state } }))).toEqual(ACKNOWLEDGED)
    const [first, , third] = tokens(options) as [string, string, string]
    expect(edge.counts()).toMatchObject({
      impressions: { 'view:catalog': 1 },
      tokens: { 'view:catalog': { [first]: 1, [third]: 1 } },
    })
  })

  test('counts once under one impressionId of the request', async () => {
    const { name, state, options } = await viewNamed('cart')
    const display = anEvent('display', { tokens: tokens(options), view: { name, state } })
    await report(display, { impressionId: 'one' })
    await report(display, { impressionId: 'one' })
    await report(display, { impressionId: 'two' })
    expect(edge.counts().impressions).toEqual({ 'view:cart': 2 })
  })

  test('is clicked without state', async () => {
    const { name, metrics } = await viewNamed('catalog')
    expect(await report(anEvent('click', { tokens: tokens(metrics), view: { name } }))).toEqual(ACKNOWLEDGED)
    expect(edge.counts()).toMatchObject({ clicks: { 'view:catalog': 1 }, impressions: {} })
  })

  test('without offers is visited', async () => {
    expect(await report(anEvent('display', { view: { name: 'wishlist' } }))).toEqual(ACKNOWLEDGED)
    expect(edge.counts()).toMatchObject({ visits: { 'view:wishlist': 1 }, impressions: {} })
  })

  const errors: [string, (view: Part) => Record<string, unknown>, string][] = [
    ['without its state', () => ({ view: { name: 'cart' } }), 'state is missing for view:cart'],
    ['with a state of another view', ({ state }) => ({ view: { name: 'tasting', state } }), 'state is not that of'],
    ['in other letter case', ({ state }) => ({ view: { name: 'Cart', state } }), 'unknown at view:Cart'],
    ['as a mbox', ({ state }) => ({ mbox: { name: 'cart', state } }), 'unknown at cart'],
    ['with a timestamp in seconds', ({ state }) => ({ timestamp: 1.7e9, view: { name: 'cart', state } }), 'timestamp'],
    ['as a click', () => ({ type: 'click', view: { name: 'cart' } }), 'that of an option'],
  ]

  test.each(errors)('is refused %s', async (_, change, reason) => {
    const view = await viewNamed('cart')
    const notification = anEvent('display', { tokens: tokens(view.options), ...change(view) })
    expect(await report(notification)).toEqual([400, expect.stringContaining(reason)])
    expect(edge.counts()).toMatchObject({ impressions: {}, clicks: {} })
  })
})

describe('a prefetched pageLoad', () => {
  test('is displayed with its state', async () => {
    const { pageLoad } = (await ask({ prefetch: { pageLoad: {} } })).prefetch
    const display = anEvent('display', { tokens: tokens(pageLoad.options), pageLoad: { state: pageLoad.state } })
    expect(await report(display)).toEqual(ACKNOWLEDGED)
    expect(edge.counts().impressions).toEqual({ pageLoad: 1 })
  })

  test('is refused without its state, and without a location', async () => {
    const { pageLoad } = (await ask({ prefetch: { pageLoad: {} } })).prefetch
    const display = anEvent('display', { tokens: tokens(pageLoad.options) })
    expect(await report({ ...display, pageLoad: {} })).toEqual([400, expect.stringContaining('state is missing')])
    expect(await report(display)).toEqual([400, expect.stringContaining('names no mbox, view or pageLoad')])
  })
})

describe('a click that names no location', () => {
  const views = { views: [{}] }

  test('may be the pageLoad’s, or bound to no location, or both at once', async () => {
    const { pageLoad } = (await ask({ execute: { pageLoad: {} }, prefetch: views })).execute
    expect(pageLoad.metrics.map(({ selector }) => selector)).toEqual(['#headline', '#order'])
    const [headline, order] = tokens(pageLoad.metrics)
    expect(await report(anEvent('click', { tokens: [order] }))).toEqual(ACKNOWLEDGED)
    expect(edge.counts().clicks).toEqual({ none: 1 })
    expect(await report(anEvent('click', { tokens: [order, headline] }))).toEqual(ACKNOWLEDGED)
    expect(edge.counts().clicks).toEqual({ none: 1, pageLoad: 1 })
  })

  test('may not be a view’s, nor an option’s, nor without a token', async () => {
    const catalog = await viewNamed('catalog')
    const { pageLoad } = (await ask({ prefetch: { pageLoad: {} } })).prefetch
    const bad = [tokens(catalog.metrics), tokens(pageLoad.options), []]
    for (const tokens of bad) expect(await report(anEvent('click', { tokens }))).toEqual([400, expect.anything()])
    expect(edge.counts().clicks).toEqual({})
  })

  test('is delivered as prefetch.metrics, unless a pageLoad is executed as well', async () => {
    const alone = await ask({ prefetch: views })
    expect(alone.prefetch.metrics?.map(({ selector }) => selector)).toEqual(['#order'])
    const mixed = await ask({ prefetch: views, execute: { pageLoad: {} } })
    expect(mixed.prefetch).not.toHaveProperty('metrics')
    const without = await ask({ prefetch: { mboxes: [{ index: 0, name: 'home' }] } })
    expect(without.prefetch).not.toHaveProperty('metrics')
  })
})

test('analytics payloads come with views, the pageLoad and click metrics, with client-side logging', async () => {
  const payload = expect.objectContaining({ payload: { pe: 'tnt', tnta: expect.any(String) } })
  const wanted = { execute: { pageLoad: {} }, prefetch: { views: [{ name: 'catalog' }] } }
  const asked = await ask({ ...wanted, experienceCloud: { analytics: { logging: 'client_side' } } })
  for (const { analytics, metrics } of [asked.execute.pageLoad, ...asked.prefetch.views]) {
    expect(analytics).toEqual(payload)
    expect(metrics.map(metric => metric.analytics)).toEqual(metrics.map(() => payload))
  }
  expect(JSON.stringify(await ask(wanted))).not.toContain('tnta')
})
