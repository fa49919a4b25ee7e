import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEdge, type Edge } from './startEdge.ts'
import { deliver, prefetch } from './testClient.ts'

let edge: Edge

beforeEach(async () => {
  edge = await startEdge()
})

afterEach(() => edge.close())

test('a prefetched mbox comes with its offer, a token, a state, and its activity', async () => {
  const { status, body, mboxes } = await prefetch(edge, ['home'], { requestId: 'r-1', id: { tntId: 'visitor.28_0' } })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    status: 200,
    requestId: 'r-1',
    client: 'demo',
    id: { tntId: 'visitor.28_0' },
    edgeHost: 'mboxedge35.tt.omtrdc.net',
  })
  expect(body).not.toHaveProperty('remoteMboxes')
  const home = mboxes.get('home')
  expect(home).toMatchObject({ index: 0, name: 'home', options: [{ type: 'html', content: expect.any(String) }] })
  expect(home?.options[0]?.eventToken).toMatch(/^[\w+/]{86}==$/)
  expect(home?.state).toMatch(/^[\w+/]{64}$/)
  expect(home?.options[0]?.responseTokens).toMatchObject({ 'activity.id': 410001, 'experience.name': 'Harvest' })
})

test('a new visitor is given a tntId with its cluster', async () => {
  const { body } = await prefetch(edge, ['home'])
  expect((body.id as { tntId: string }).tntId).toMatch(/^[0-9a-f]{32}\.35_0$/)
})

test('mboxes of one experience share a token, and never a state', async () => {
  const { mboxes } = await prefetch(edge, ['home', 'product1'])
  const [home, product1] = [mboxes.get('home'), mboxes.get('product1')]
  expect(home?.options[0]?.eventToken).toBe(product1?.options[0]?.eventToken)
  expect(home?.state).not.toBe(product1?.state)
})

test('tokens stay the same from one server to the next', async () => {
  const other = await startEdge()
  const [first, second] = await Promise.all([prefetch(edge, ['signup']), prefetch(other, ['signup'])])
  await other.close()
  expect(first.mboxes.get('signup')?.options).toEqual(second.mboxes.get('signup')?.options)
  expect(first.mboxes.get('signup')?.metrics).toEqual(second.mboxes.get('signup')?.metrics)
})

test('product-data is a JSON offer', async () => {
  const { mboxes } = await prefetch(edge, ['product-data'])
  expect(mboxes.get('product-data')?.options[0]).toMatchObject({ type: 'json', content: { sku: 'OOLONG-50' } })
})

test('signup has a click metric without a selector', async () => {
  const { mboxes } = await prefetch(edge, ['signup'])
  expect(mboxes.get('signup')?.metrics).toEqual([
    { type: 'click', eventToken: expect.stringMatching(/^[\w+/]{22}==$/) },
  ])
})

test('a mbox that does not qualify, and one that does not exist, come without options', async () => {
  const { mboxes } = await prefetch(edge, ['members-only', 'constructor'])
  expect(mboxes.get('members-only')).toEqual({ index: 0, name: 'members-only', state: expect.any(String) })
  expect(mboxes.get('constructor')).toEqual({ index: 1, name: 'constructor', state: expect.any(String) })
})

test('an executed mbox has no token and no state, and counts when it is answered', async () => {
  const { body } = await deliver(edge, { execute: { mboxes: [{ index: 0, name: 'footer' }] } })
  const [footer] = (body.execute as { mboxes: [{ options: object[] }] }).mboxes
  expect(footer).not.toHaveProperty('state')
  expect(footer.options[0]).not.toHaveProperty('eventToken')
  expect(edge.counts().impressions).toEqual({ footer: 1 })
})

test('an executed mbox counts once for one impressionId of the request', async () => {
  const body = { impressionId: 'page-1', execute: { mboxes: [{ index: 0, name: 'footer' }] } }
  await deliver(edge, body)
  await deliver(edge, body)
  await deliver(edge, { ...body, impressionId: 'page-2' })
  expect(edge.counts().impressions).toEqual({ footer: 2 })
})

test('analytics payloads come only with client-side logging', async () => {
  const clientSide = { experienceCloud: { analytics: { logging: 'client_side' } } }
  const silent = await prefetch(edge, ['home'])
  const asked = await prefetch(edge, ['home'], clientSide)
  expect(silent.mboxes.get('home')).not.toHaveProperty('analytics')
  expect(asked.mboxes.get('home')?.analytics).toEqual({ payload: { pe: 'tnt', tnta: '410001:1:0|2' } })
})

test('the pageLoad comes with actions, a redirect among them, and a click metric, prefetched or executed', async () => {
  const wanted = { pageLoad: {} }
  const { body } = await deliver(edge, { prefetch: wanted, execute: wanted })
  const metrics = [{ type: 'click', selector: '#headline' }]
  expect(body).toMatchObject({
    prefetch: { pageLoad: { metrics, state: expect.any(String) } },
    execute: { pageLoad: { metrics } },
  })
  const { options } = (body.execute as { pageLoad: { options: { type: string; content: { type: string }[] }[] } })
    .pageLoad
  expect(options.every(({ type }) => type === 'actions')).toBe(true)
  const types = new Set(options.flatMap(({ content }) => content.map(({ type }) => type)))
  expect(types.size).toBe(16)
  expect([...types].at(-1)).toBe('redirect')
  expect(edge.counts().impressions).toEqual({ pageLoad: 1 })
})

test('there is an offer of every type', async () => {
  const names = ['home', 'product-data', 'tasting-table', 'moved-shop', 'daily-tip']
  const { mboxes } = await prefetch(edge, names)
  const types = names.map(name => mboxes.get(name)?.options[0]?.type)
  expect(types).toEqual(['html', 'json', 'actions', 'redirect', 'dynamic'])
})

test('a trace comes with every location and every acknowledgement, when asked for', async () => {
  const trace = { authorizationToken: 'demo' }
  const asked = await deliver(edge, { trace, execute: { pageLoad: {} }, prefetch: { views: [{ name: 'cart' }] } })
  expect(asked.body).toMatchObject({
    execute: { pageLoad: { trace: expect.any(Object) } },
    prefetch: { views: [{ trace: expect.any(Object) }] },
  })
  const visit = { id: 'v1', type: 'display', timestamp: Date.now(), view: { name: 'about' } }
  const posted = await deliver(edge, { trace, notifications: [visit] })
  expect(posted.body.notifications).toEqual([{ id: 'v1', trace: expect.any(Object) }])
  const silent = await deliver(edge, { notifications: [visit] })
  expect(silent.body.notifications).toEqual([{ id: 'v1' }])
})
