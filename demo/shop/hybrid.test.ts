import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEdge, type Edge } from '../edge/startEdge.ts'
import { startShop, type Shop } from './startShop.ts'

type View = { name: string; state: string; options: { eventToken: string }[] }

type State = {
  request: { requestId: string; id?: object }
  response: {
    id: { tntId: string }
    execute?: object
    prefetch: { views: View[]; mboxes?: { name: string; state: string }[] }
  }
}

let edge: Edge
let shop: Shop

beforeEach(async () => {
  edge = await startEdge()
  shop = await startShop({ edgeUrl: edge.url })
})

afterEach(async () => {
  await shop.close()
  await edge.close()
})

/** The page as the browser gets it, with the embedded answer and the visit's cookie. */
async function open(query = ''): Promise<{ html: string; state: State; cookie: string }> {
  const response = await fetch(`${shop.url}/hybrid.html${query}`)
  const html = await response.text()
  const [, json = '{}'] = /window\.targetGlobalSettings = (.*)<\/script>/.exec(html) ?? []
  const { serverState } = JSON.parse(json) as { serverState: State }
  return { html, state: serverState, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

function bodies(): Record<string, unknown>[] {
  return edge.requests().map(({ body }) => JSON.parse(body) as Record<string, unknown>)
}

test('the page has the server’s request and the edge’s answer before its own script', async () => {
  const { html, state } = await open()
  expect(html.indexOf('targetGlobalSettings')).toBeLessThan(html.indexOf('/hybrid.js'))
  expect(bodies()).toEqual([state.request])
  expect(state.response).toMatchObject({ status: 200, requestId: state.request.requestId, execute: { pageLoad: {} } })
  expect(state.response.prefetch.views.map(({ name }) => name)).toEqual(['catalog', 'cart', 'tasting'])
  expect(state.response.prefetch.mboxes).toMatchObject([{ name: 'home', state: expect.any(String) }])
})

test('the request is the SDK’s own: by organisation, and sent by the server', async () => {
  await open()
  const [{ path, rawHeaders } = { path: '', rawHeaders: [] }] = edge.requests()
  expect(path).toMatch(/^\/rest\/v1\/delivery\?imsOrgId=demo%40AdobeOrg&sessionId=[\w-]+$/)
  expect(rawHeaders.join()).toMatch(/x-exc-sdk,AdobeTargetNode/i)
})

test('the page notifies in the session of the server’s call', async () => {
  const { state, cookie } = await open()
  const [, session = ''] = /session#([^#]+)#/.exec(cookie) ?? []
  const [{ name, state: ofView, options }] = state.response.prefetch.views as [View]
  const display = {
    id: 'n1',
    type: 'display',
    timestamp: Date.now(),
    tokens: options.map(({ eventToken }) => eventToken),
    view: { name, state: ofView },
  }
  const response = await fetch(`${edge.url}/rest/v1/delivery?client=demo&sessionId=${session}`, {
    method: 'POST',
    body: JSON.stringify({ context: { channel: 'web' }, id: state.response.id, notifications: [display] }),
  })
  expect(response.status).toBe(200)
  expect(edge.counts().impressions).toEqual({ pageLoad: 1, 'view:catalog': 1 })
})

test('the next answer is for the same visitor, with views in other states', async () => {
  const { state, cookie } = await open()
  const response = await fetch(`${shop.url}/hybrid-state.json`, { headers: { cookie } })
  const next = (await response.json()) as State
  expect(next.request.id).toEqual(state.response.id)
  expect(next.response.id).toEqual(state.response.id)
  expect(next.response.prefetch.views.map(({ options }) => options)).toEqual(
    state.response.prefetch.views.map(({ options }) => options),
  )
  expect(next.response.prefetch.views[0]?.state).not.toBe(state.response.prefetch.views[0]?.state)
  expect(next.response).not.toHaveProperty('execute')
})

test('the server applies the switches of the page’s address', async () => {
  await open('?environmentId=7&logging=client_side&authorization=demo')
  expect(bodies()).toMatchObject([
    {
      environmentId: 7,
      experienceCloud: { analytics: { logging: 'client_side' } },
      trace: { authorizationToken: 'demo' },
    },
  ])
})

test('no offer can end the script that contains it', async () => {
  const { html } = await open()
  const [script = ''] = /targetGlobalSettings = [^\n]*/.exec(html) ?? []
  expect(script.replace(/<\/script>$/, '')).not.toContain('<')
})

test('without an edge the page comes without an answer', async () => {
  await edge.close()
  const { html, state } = await open()
  edge = await startEdge()
  expect(state).toBeUndefined()
  expect(html).toContain('/hybrid.js')
})
