import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import { post } from '../../demo/edge/testClient.ts'
import type { RequestDraft } from '../../src/core/dialect/copyFormat.ts'
import type { JsonObject } from '../../src/core/json/json.ts'
import { newestDecision, type Row } from '../../src/core/ledger/row.ts'
import { buildNotification } from '../../src/core/delivery/notification/draft.ts'
import { anExchange, envelope, ledgerOf, SESSION } from '../fixtures/exchanges.ts'
import { run, runModules } from './run.ts'
import { codeOf, type FormatName } from './written.ts'

const MBOX_PARAMETERS = { "it's": '"quoted" \\ $HOME `id` %s\n漢字 👋 \u2028 </script>', plain: 'coffee' }

/** A process starts in half a second, on a busy machine in many. */
const LIMIT_MS = 30_000

let edge: Edge

beforeAll(async () => {
  edge = await startEdge()
})

afterAll(() => edge.close())

/** Prefetches from the edge as a page does, and builds the requests for these locations into one, as the editor may hold it. */
async function draftFor(types: Record<string, 'display' | 'click'>): Promise<RequestDraft> {
  const url = `${edge.url}/rest/v1/delivery?client=demo&sessionId=${SESSION}&version=2.11.8`
  const request = {
    ...envelope,
    id: { marketingCloudVisitorId: '12345', customerIds: [CUSTOMER] },
    environmentId: 12,
    prefetch: {
      pageLoad: {},
      mboxes: ['home', 'signup'].map((name, index) => ({ index, name, parameters: MBOX_PARAMETERS })),
      views: [{}],
    },
  }
  const { status, body } = await post(url, JSON.stringify(request))
  expect(status).toBe(200)
  const ledger = ledgerOf(anExchange({ url, request, response: body }))
  const built = Object.entries(types).map(([location, type], index) =>
    buildNotification(newestDecision(rowFor(ledger, location, type))!, type, fresh(index)),
  )
  const whole: JsonObject = {
    ...built[0]!.body,
    notifications: built.flatMap(({ body }) => body['notifications'] as JsonObject[]),
  }
  return { url, text: JSON.stringify(whole), body: whole, time: Date.now() }
}

function rowFor(ledger: readonly Row[], place: string, type: 'display' | 'click'): Row {
  const kind = type === 'click' ? 'metric' : 'option'
  return ledger.find(({ location, item }) => {
    return item.kind === kind && ('name' in location ? location.name : location.kind) === place
  })!
}

const CUSTOMER = { id: 'jo', integrationCode: 'crm', authenticatedState: 'authenticated' }

function fresh(index: number) {
  return {
    requestId: `request-${index}`,
    notificationId: `notification-${index}`,
    impressionId: `impression-${index}`,
    timestamp: Date.now(),
  }
}

/** Lets `send` send as many requests, and returns what reached the edge and how it was answered. */
async function received(send: () => Promise<unknown>, count: number) {
  const before = edge.requests().length
  await send()
  const arrived = edge.requests().slice(before)
  expect(arrived).toHaveLength(count)
  return arrived.map(({ method, path, rawHeaders, body, status }) => {
    const type = rawHeaders[rawHeaders.findIndex(name => name.toLowerCase() === 'content-type') + 1]
    return { method, path, type, body, status }
  })
}

const asThePanel = (drafts: readonly RequestDraft[]) =>
  received(async () => {
    for (const { url, text } of drafts) await post(url, text)
  }, drafts.length)

/** One shell runs all commands, one after the other. */
const fromCurl = (drafts: readonly RequestDraft[]) => {
  const commands = drafts.map(draft => codeOf('cURL', draft))
  return received(() => run('sh', ['-s'], { input: commands.join('\n') }), drafts.length)
}

const fromModules = (format: FormatName, drafts: readonly RequestDraft[]) =>
  received(() => runModules(drafts.map(draft => codeOf(format, draft))), drafts.length)

const requests = [
  { what: 'a display of an mbox', types: { home: 'display' } },
  { what: 'a click on an mbox', types: { signup: 'click' } },
  { what: 'a display of a view', types: { catalog: 'display' } },
  { what: 'a display of the page load', types: { pageLoad: 'display' } },
  { what: 'several notifications at once', types: { home: 'display', catalog: 'display', signup: 'click' } },
] satisfies { what: string; types: Record<string, 'display' | 'click'> }[]

describe('notifications', () => {
  type All = Awaited<ReturnType<typeof received>>
  let [panel, curl, fetched, sdk]: All[] = []

  beforeAll(async () => {
    const drafts = await Promise.all(requests.map(({ types }) => draftFor(types)))
    panel = await asThePanel(drafts)
    curl = await fromCurl(drafts)
    fetched = await fromModules('fetch', drafts)
    sdk = await fromModules('Node SDK', drafts)
  }, LIMIT_MS)

  describe.each(requests.map(({ what }, at) => ({ what, at })))('$what', ({ at }) => {
    it('arrives from cURL as from the panel', () => {
      expect(panel![at]).toMatchObject({ method: 'POST', type: 'text/plain', status: 200 })
      expect(curl![at]).toEqual(panel![at])
    })

    it('arrives from fetch as from the panel', () => {
      expect(fetched![at]).toEqual(panel![at])
    })

    it('arrives from the Node SDK with the same notifications and visitor', () => {
      const got = sdk![at]!
      expect(got.status).toBe(200)
      const { notifications, id, property, environmentId, requestId, context } = JSON.parse(panel![at]!.body)
      expect(JSON.parse(got.body)).toMatchObject({ notifications, id, property, environmentId, requestId, context })
      expect(queryOf(got.path)).toEqual({ imsOrgId: '<your IMS org id>@AdobeOrg', sessionId: SESSION })
    })
  })
})

describe('a body that is special to a shell or to cURL', { timeout: LIMIT_MS }, () => {
  it.each([
    { what: 'longer than an argument may be', text: '"' + 'ü'.repeat(120_000) },
    { what: 'with the sign that would name a file', text: '@package.json' },
    { what: 'with a dash before a control', text: '-v a\u0000b' },
    { what: 'with controls of a terminal', text: '{"a": "\u0000\u001b[201~\r\u007f\u009b1m %s \\n \\\\"' },
  ])('$what arrives from cURL unchanged', async ({ text }) => {
    const draft = { url: `${edge.url}/rest/v1/delivery?client=demo`, text, body: undefined, time: 0 }
    const sent = await asThePanel([draft])
    expect(sent[0]?.body.startsWith(text)).toBe(true)
    expect(await fromCurl([draft])).toEqual(sent)
  })
})

function queryOf(path: string): Record<string, string> {
  return Object.fromEntries(new URL(`http://edge${path}`).searchParams)
}
