import { annotateRows } from '../annotation/annotateRows.ts'
import { toJavaScriptString } from '../code-generation/javaScriptLiteral.ts'
import type { Decision } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import { isSameLocation, locationKey, type Location } from '../dialect/location.ts'
import type { TestReader } from '../dialect/testReader.ts'
import { TEST_READERS } from '../dialect/testReaders.ts'
import { groupBy } from '../groupBy.ts'
import { callOfRow, type Row } from '../ledger/row.ts'
import type { ExportContent } from './exportContent.ts'
import { TEST_BODY, TEST_HEAD } from './playwrightParts.ts'
import { expectationOf, wantedOf, type CorrectReport } from './wanted.ts'

/**
 * A test for Playwright in TypeScript: it opens each page of the rows, collects the calls to Target, and asserts what the
 * rows should have done, so that it fails on the page with the failure and passes on the corrected one. Tokens are compared
 * with those of the answers at that time. Always in English.
 */
export function toPlaywrightTest(content: ExportContent): string {
  const { environment } = content
  const rows = annotateRows(content.rows, content.annotations)
  const readers = readersOf(rows)
  const pages = groupBy(rows, row => callOfRow(row)?.pageUrl ?? environment.pageUrl ?? '')
  return [
    `// Written by Mbox Inspector ${comment(environment.version)}. Run it with: npx playwright test`,
    TEST_HEAD,
    ...[...pages].map(([url, rows]) => testOf(url, rows)),
    protocolsOf(readers),
    ...readers.map(({ source }) => source),
    TEST_BODY,
  ].join('\n')
}

function readersOf(rows: readonly Row[]): TestReader[] {
  const names = new Set(rows.flatMap(row => callOfRow(row)?.dialect.name ?? []))
  return [...names].flatMap(name => TEST_READERS.get(name) ?? [])
}

function protocolsOf(readers: readonly TestReader[]): string {
  const lines = readers.map(({ owns, read }) => `  { owns: ${owns}, read: ${read} },\n`)
  return `const PROTOCOLS: { owns: (url: URL) => boolean; read: (call: RawCall) => Content }[] = [\n${lines.join('')}]\n`
}

/** A test without assertions passes on any page. */
const NOTHING_ASSERTED = 'Nothing is asserted: no row has a correct result to compare with'

function isAssertion(line: string): boolean {
  return /^ {2}expect/.test(line)
}

function testOf(url: string, rows: readonly Row[]): string {
  const tokens = new Set(rows.map(({ token }) => token))
  const asserted = rows.flatMap(row => rowLines(row, tokens))
  const lines = [
    `test(${toJavaScriptString(`${url || 'the page'} reports to Target what it shows`)}, async ({ page }) => {`,
    ...(url === ''
      ? ["  test.skip(true, 'The recording names no page: enter its URL below and remove this line')"]
      : []),
    ...(asserted.some(isAssertion) ? [] : [`  test.skip(true, '${NOTHING_ASSERTED}')`]),
    '  const target = observeTarget(page)',
    `  await page.goto(${toJavaScriptString(url || 'https://')})`,
    ...stepsOf(rows),
    '  await target.done()',
    ...asserted,
    '})',
  ]
  return `${withoutRepeats(lines).join('\n')}\n`
}

/** What the visitor does; what a recording does not show is left to its reader. */
function stepsOf(rows: readonly Row[]): string[] {
  const views = rows.filter(({ location, notifications }) => location.kind === 'view' && notifications.length > 0)
  const clicked = rows.filter(({ notifications }) => notifications.some(({ event }) => event === 'click'))
  const steps = [
    ...views.map(row => `  // The visitor triggered ${comment(locationKey(row.location))} here: add what triggers it.`),
    ...clicked.map(clickOf),
  ]
  return steps.length === 0
    ? ['  // Add here what the visitor does, such as a click.']
    : ['  await target.quiet()', ...steps]
}

function clickOf({ item, location }: Row): string {
  const selector = item.kind === 'metric' ? item.selector : undefined
  if (selector !== undefined) return `  await page.locator(${toJavaScriptString(`css=${selector}`)}).first().click()`
  return `  // The visitor clicked ${comment(placeName(location))} here: add the click, such as await page.getByRole('button').click()`
}

function rowLines(row: Row, tokens: Tokens): string[] {
  return (['display', 'click'] as const).flatMap(event => {
    const verdict = row[event]
    if (!verdict) return []
    const expectation = expectationOf(row, event)
    const wanted = wantedOf(row, event, expectation)
    const note = expectation
      ? `Recorded: ${verdict.status}. Expected: ${expectation.status}, ${expectation.reason}`
      : `Recorded: ${verdict.status}`
    const title = `  // ${comment(`${event} of ${placeName(row.location)}. ${note}`)}.`
    return wanted ? ['', title, assertion(wanted, { row, tokens, event })] : ['', `${title} Not asserted.`]
  })
}

/** The tokens of all rows of a page. */
type Tokens = ReadonlySet<string | undefined>

interface Asserted {
  row: Row
  tokens: Tokens
  event: Event
}

function assertion(wanted: CorrectReport, { row, tokens, event }: Asserted): string {
  const place = toJavaScriptString(placeName(row.location))
  const subject = `target, '${event}', ${place}`
  switch (wanted.kind) {
    case 'never':
      return `  expectNotReported(${subject})`
    case 'counted':
      return `  expectCountedOnDelivery(${subject})`
    case 'known':
      return `  expectKnownTokens(${subject})`
    case 'times':
    case 'once': {
      const options = [
        ...(wanted.kind === 'times' ? [`times: ${wanted.count}`] : []),
        ...optionsOf(row, tokens, event),
        ...(row.decisions.every(({ read }) => read.exchange.request?.source === 'server state')
          ? ['isFromServer: true']
          : []),
      ]
      return `  expectReported(${subject}${options.length === 0 ? '' : `, { ${options.join(', ')} }`})`
    }
  }
}

/** Which options of a place are meant, where not all of them are exported. */
function optionsOf(row: Row, tokens: Tokens, event: Event): string[] {
  const decision = row.decisions.at(-1)
  if (!decision) return []
  const there = decision.read.dialect.decisionsOf(decision.read).filter(other => isOptionOf(other, decision, event))
  if (there.every(({ token }) => tokens.has(token))) return []
  return [`options: [${there.indexOf(decision)}]`]
}

function isOptionOf(other: Decision, decision: Decision, event: Event): boolean {
  return other.event === event && other.token !== undefined && isSameLocation(other.location, decision.location)
}

/** As the readers of the protocols name a place. */
function placeName(location: Location): string {
  return location.kind === 'none' ? 'page' : locationKey(location)
}

/** A text within a comment of one line. */
function comment(text: string): string {
  return text.replaceAll(/[\s\u2028\u2029\p{Cc}\p{Cf}]+/gu, ' ').trim()
}

/** Several rows of one place and verdict make one assertion. */
function withoutRepeats(lines: readonly string[]): string[] {
  const known = new Set<string>()
  return lines.filter(line => {
    const isKnown = known.has(line)
    known.add(line)
    return !isKnown || !/^ {2}(?:expect|\/\/ )/.test(line)
  })
}
