/** The beginning of an exported test: what it imports, its constants and its types. */
export const TEST_HEAD = `import { expect, test, type Page, type Request } from '@playwright/test'

/** How long no call to Target may begin or end before the page is judged, in ms. */
const QUIET = 1500

/** How long a slow page may take until it calls Target, in ms. */
const PATIENCE = 15_000

/** A value from JSON: what is in a call is what this test is about. */
type Json = any

/** Something to report that Target delivered. */
interface Delivered {
  place: string
  event: string
  /** Target's token, which the page reports; it is new in each answer. */
  token: string | undefined
  /** What the page has to carry back besides the token. */
  state: string | undefined
  /** The session or the datastream of the call. */
  visit: string | null
  /** Whether Target counted it as it answered. */
  isCounted: boolean
}

/** A display or click that the page reported to Target. */
interface Report {
  place: string
  event: string
  tokens: (string | undefined)[]
  state: string | undefined
  visit: string | null
  /** Target counts an impression once. */
  impression: string | undefined
  /** Why Target refused it; undefined if it did not. */
  refusal: string | undefined
}

interface Content {
  delivered: Delivered[]
  reports: Report[]
}

interface RawCall {
  url: URL
  sent: Json
  answer: Json
  status: number
}
`

/** The part of an exported test that collects the calls and judges them. */
export const TEST_BODY = `/** Collects what Target delivers and what the page reports, from now on. */
function observeTarget(page: Page) {
  const calls: Content[] = []
  let pending = 0
  let changes = 0

  page.on('request', async request => {
    const protocol = PROTOCOLS.find(({ owns }) => request.method() === 'POST' && owns(new URL(request.url())))
    if (!protocol) return
    pending += 1
    changes += 1
    calls.push(protocol.read(await rawCall(request)))
    pending -= 1
    changes += 1
  })

  /** Waits until the page sends nothing more by itself. */
  const quiet = async () => {
    await page.waitForLoadState('load')
    const end = Date.now() + PATIENCE
    while (changes === 0 && Date.now() < end) await page.waitForTimeout(100)
    for (let before = -1; before !== changes || pending > 0; ) {
      before = changes
      await page.waitForTimeout(QUIET)
    }
  }

  /** Waits until the page sends nothing more, and lets it report what it keeps until it is left. */
  const done = async () => {
    await quiet()
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      window.dispatchEvent(new Event('pagehide'))
    })
    await quiet()
  }

  return { calls, quiet, done }
}

async function rawCall(request: Request): Promise<RawCall> {
  // A beacon may have no answer that can be read.
  const response = await request.response().catch(() => null)
  const answer = await response?.json().catch(() => undefined)
  return { url: new URL(request.url()), sent: parse(request.postData()), answer, status: response?.status() ?? 0 }
}

function parse(text: string | null): Json {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

function refusalOf(http: number, status?: number, message?: string): string | undefined {
  const failed = [status ?? 0, http].find(one => one >= 400)
  return failed === undefined && message === undefined ? undefined : \`\${failed ?? ''} \${message ?? ''}\`.trim()
}

/** What was delivered for an event of a place, in the order of each answer; \`options\` are the places in that order. */
function deliveredFor({ calls }: Target, event: string, place: string, options?: number[]): Delivered[] {
  return calls.flatMap(({ delivered }) => {
    const there = delivered.filter(one => one.event === event && one.place === place && one.token !== undefined)
    return options ? options.flatMap(option => there[option] ?? []) : there
  })
}

function reportsOf({ calls }: Target, event: string, place: string): Report[] {
  const reports = calls.flatMap(({ reports }) => reports)
  // Clicks of the whole page name no place.
  const isThere = (report: Report) => report.place === place || (report.place === 'page' && place === 'pageLoad')
  return reports.filter(report => report.event === event && isThere(report))
}

interface Wanted {
  /** How often it is shown or clicked. */
  times?: number
  /** Which of the options there, in the order of the answer, from 0; all by default. */
  options?: number[]
  /** The page has the answer from its server, so that only the reports are seen. */
  isFromServer?: boolean
}

type Target = ReturnType<typeof observeTarget>

/** Each option that is delivered for the place is reported once for each time, as it was delivered, and Target accepts it. */
function expectReported(target: Target, event: string, place: string, { times = 1, options, isFromServer }: Wanted = {}) {
  const what = \`\${event} of \${place}\`
  const delivered = deliveredFor(target, event, place, options)
  const reports = reportsOf(target, event, place)
  const tokens = new Set((isFromServer ? reports.flatMap(({ tokens }) => tokens) : delivered.map(({ token }) => token)))
  expect.soft(tokens.size, \`\${what}: Target delivers something to report\`).toBeGreaterThan(0)
  for (const token of tokens) {
    const reported = reports.filter(({ tokens }) => tokens.includes(token))
    const accepted = reported.filter(({ refusal }) => refusal === undefined)
    const refused = accepted.length > 0 ? [] : reported.map(({ refusal }) => refusal)
    expect.soft(refused, \`\${what}: Target refuses no report\`).toEqual([])
    const counted = new Set(accepted.map(({ impression }, index) => impression ?? index)).size
    // Content that is delivered again may be shown again.
    const deliveries = delivered.filter(one => one.token === token)
    const most = times * Math.max(1, deliveries.length)
    expect.soft(counted, \`\${what}: the token is reported and counted\`).toBeGreaterThanOrEqual(times)
    expect.soft(counted, \`\${what}: the token is not counted more often\`).toBeLessThanOrEqual(most)
    if (isFromServer) continue
    for (const { state, visit } of accepted) {
      const states = deliveries.map(one => one.state)
      if (event === 'display' && !states.includes(undefined)) {
        expect.soft(states, \`\${what}: the report has the state that was delivered\`).toContain(state)
      }
      expect.soft(deliveries.map(one => one.visit), \`\${what}: the report belongs to the visit\`).toContain(visit)
    }
  }
}

/** The page reports only tokens that Target delivered for the place. */
function expectKnownTokens(target: Target, event: string, place: string) {
  const known = deliveredFor(target, event, place).map(({ token }) => token)
  const unknown = reportsOf(target, event, place).flatMap(({ tokens }) => tokens.filter(token => !known.includes(token)))
  expect.soft(unknown, \`\${event} of \${place}: only tokens that Target delivered are reported\`).toEqual([])
}

/** The page does not report it. */
function expectNotReported(target: Target, event: string, place: string) {
  expect.soft(reportsOf(target, event, place), \`\${event} of \${place}: not reported\`).toEqual([])
}

/** Target counts it as it answers. */
function expectCountedOnDelivery({ calls }: Target, event: string, place: string) {
  const delivered = calls.flatMap(({ delivered }) => delivered).filter(one => one.place === place && one.event === event)
  expect.soft(delivered.some(({ isCounted }) => isCounted), \`\${event} of \${place}: counted on delivery\`).toBe(true)
}
`
