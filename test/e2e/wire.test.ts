import { expect } from './expect.ts'
import { afterEach, it } from 'vitest'
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
  ['of its own site', { crossSite: false }],
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
