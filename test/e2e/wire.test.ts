import { afterEach, it } from 'vitest'
import { loopbackHost } from '../../demo/tls/loopbackHost.ts'
import { expect } from './expect.ts'
import { sendFrom, startSession, type Session } from './startSession.ts'

let session: Session | undefined
afterEach(() => session?.close())

/** Header names and values in the order sent, without the length of the body and the second at which the page's cookie was written. */
function headersOf({ rawHeaders }: { rawHeaders: string[] }): string[] {
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1] ?? ''}`] : [],
  )
  return pairs.map(pair => pair.replace(/^(content-length): .*/i, '$1').replaceAll(/#\d{10}(?=[|;]|$)/g, '#expiry'))
}

// In Firefox a third party's cookies are kept apart for each site that it is embedded in: the page's own jar must be used.
it.each([
  ['of the same site', { crossSite: false }],
  ['of another site', { crossSite: true }],
])(
  'a notification to an edge %s has the same headers, cookies too, values and order as the page’s own request, and no preflight',
  async (_, options) => {
    session = await startSession(options)
    const { edge } = session
    // The first visit sets the edge's cookie; from the second on the page's request carries it.
    const first = await session.visit('/correct.html')
    await first.close()
    const { panel } = await session.inspect('/correct.html')
    const own = edge.requests().findLast(({ body }) => body.includes('"prefetch"'))
    const sent = await sendFrom(panel, 'Send click for signup')
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    const ours = edge.requests().at(-1)
    if (!own || !ours) throw new Error('The edge saw no requests')
    expect(ours.method).toBe('POST')
    expect(ours.body).toContain('"notifications"')
    expect(ours.path).toBe(own.path)
    expect(headersOf(ours)).toEqual(headersOf(own))
    expect(headersOf(ours).some(header => /^cookie: .*edge-visitor=/i.test(header))).toBe(true)
    expect(edge.requests().filter(({ method }) => method === 'OPTIONS')).toEqual([])
  },
)

it.each([
  ['in the domain of the page', true],
  ['of another site', false],
])(
  'an event to an Edge Network %s has the cookies and headers of the Web SDK’s own call, four aside that only fetch sets so',
  async (_, isFirstParty) => {
    session = await startSession()
    const { edgeNetwork } = session.edge
    const shop = isFirstParty ? `https://${loopbackHost(session.shop.url)}` : session.shop.url
    const { panel } = await session.inspect(`${shop}/web-sdk/forgets-home.html`)
    const own = edgeNetwork.requests().at(-1)
    const sent = await sendFrom(panel, 'Send display for home')
    await expect(sent.getByRole('gridcell', { name: 'Accepted', exact: true })).toBeVisible()
    const ours = edgeNetwork.requests().at(-1)
    if (!own || !ours) throw new Error('The edge saw no requests')
    expect(withoutRequestId(ours.path)).toBe(withoutRequestId(own.path))
    expect(stateIn(ours)).toEqual(stateIn(own))
    const others = (call: typeof own): string[] => headersOf(call).filter(header => !OF_FETCH.test(header))
    expect(others(ours)).toEqual(others(own))
    expect(headersOf(ours)).toContain('Content-Type: text/plain')
    expect(headersOf(ours)).toContain(`Referer: ${shop}/`)
    expect(headersOf(ours).some(header => /^cookie: .*kndctr_/i.test(header))).toBe(isFirstParty)
  },
)

/** The Web SDK sets a charset, a referrer policy and a cache mode, and fetch has another priority. */
const OF_FETCH = /^(?:content-type|referer|cache-control|priority): /i

function withoutRequestId(path: string): string {
  return path.replace(/requestId=[^&]*/, '')
}

/** The cookies that a request copies into its body, and their domain. */
function stateIn({ body }: { body: string }): unknown {
  return (JSON.parse(body) as { meta: { state: unknown } }).meta.state
}
