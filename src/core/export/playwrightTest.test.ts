import { runInNewContext } from 'node:vm'
import { transformWithOxc } from 'vite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aProposition, delivering } from '../../../test/fixtures/edge.ts'
import {
  aDisplay,
  aNotification,
  anMbox,
  aPrefetch,
  envelope,
  metricToken,
  optionToken,
  prefetched,
} from '../../../test/fixtures/exchanges.ts'
import { exportContents } from '../../../test/fixtures/exportContents.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import { edgeTestReader } from '../edge/testReader.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { toPlaywrightTest } from './playwrightTest.ts'

/** The lines of the tests themselves, without the code that reads the calls. */
const testsOf = (text: string): string[] =>
  text.slice(text.indexOf('\ntest('), text.indexOf('\nconst PROTOCOLS')).trim().split('\n')
const linesOf = (...exchanges: Exchange[]): string[] => testsOf(toPlaywrightTest(anExport(exchanges)))

describe('an exported test', () => {
  it('opens the page, waits, and asserts what the rows should have done, whatever their verdicts', () => {
    const calls = [
      aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'cart', index: 1 })]),
      aDisplay('home', { at: 500 }),
    ]
    expect(linesOf(...calls)).toEqual([
      'test("https://shop.test/ reports to Target what it shows", async ({ page }) => {',
      '  const target = observeTarget(page)',
      '  await page.goto("https://shop.test/")',
      '  // Add here what the visitor does, such as a click.',
      '  await target.done()',
      '',
      '  // display of mbox home. Recorded: sent.',
      `  expectReported(target, 'display', "mbox home")`,
      '',
      '  // display of mbox cart. Recorded: due.',
      `  expectReported(target, 'display', "mbox cart")`,
      '})',
    ])
  })

  const rows: [string, Exchange[], string][] = [
    [
      'an unknown token',
      [aPrefetch([]), aDisplay('home', { at: 500 })],
      `  expectKnownTokens(target, 'display', "mbox home")`,
    ],
    [
      'what Target counted as it answered',
      [aPrefetch([], { response: { status: 200, execute: { mboxes: [anMbox({ name: 'footer' })] } } })],
      `  expectCountedOnDelivery(target, 'display', "mbox footer")`,
    ],
    [
      'a clicked selector',
      [
        prefetched({ pageLoad: { metrics: [{ type: 'click', selector: '#buy', eventToken: 'T' }] } }),
        aNotification({ type: 'click', tokens: ['T'], at: 500, overrides: { mbox: undefined, pageLoad: {} } }),
      ],
      `  await page.locator("css=#buy").first().click()`,
    ],
    [
      'a click at an unknown place',
      [
        aPrefetch([anMbox({ name: 'home', metric: metricToken('home') })]),
        aNotification({ mbox: 'home', type: 'click', tokens: [metricToken('home')], at: 500 }),
      ],
      "  // The visitor clicked mbox home here: add the click, such as await page.getByRole('button').click()",
    ],
    [
      'a page that no call names',
      [aPrefetch([anMbox({ name: 'home' })], { request: { ...envelope, context: { channel: 'web' }, prefetch: {} } })],
      "  test.skip(true, 'The recording names no page: enter its URL below and remove this line')",
    ],
  ]
  it.each(rows)('has a line for %s', (_, calls, line) => {
    expect(linesOf(...calls)).toContain(line)
  })

  it('names the option where only one of several is exported', () => {
    const options = ['A', 'B'].map(eventToken => ({ type: 'html', content: eventToken, eventToken }))
    const content = anExport([aPrefetch([{ index: 0, name: 'home', options, state: 'S' }])])
    const one = toPlaywrightTest({ ...content, rows: content.rows.slice(1) })
    expect(testsOf(one)).toContain(`  expectReported(target, 'display', "mbox home", { options: [1] })`)
    expect(testsOf(toPlaywrightTest(content)).filter(line => line.includes('expectReported'))).toEqual([
      `  expectReported(target, 'display', "mbox home")`,
    ])
  })

  it('follows what the tester expects', () => {
    const content = anExport([aPrefetch([anMbox({ name: 'home' })])])
    const expectation = {
      event: 'display' as const,
      status: 'not displayed',
      reason: 'no */ place',
      author: '',
      time: 1,
    }
    const annotations = [{ rowId: content.rows[0]!.id, note: '', expectations: [expectation] }]
    expect(testsOf(toPlaywrightTest({ ...content, annotations })).slice(-3)).toEqual([
      '  // display of mbox home. Recorded: due. Expected: not displayed, no */ place.',
      `  expectNotReported(target, 'display', "mbox home")`,
      '})',
    ])
  })

  it('is skipped, so that it does not pass, when the tester expects each failure in it', () => {
    const content = anExport([aPrefetch([anMbox({ name: 'home' })])])
    const expectation = { event: 'display' as const, status: 'duplicate', reason: 'known', author: '', time: 1 }
    const annotations = [{ rowId: content.rows[0]!.id, note: '', expectations: [expectation] }]
    const lines = testsOf(toPlaywrightTest({ ...content, annotations }))
    expect(lines[1]).toBe("  test.skip(true, 'Nothing is asserted: no row has a correct result to compare with')")
    expect(lines.slice(-2)).toEqual([
      '  // display of mbox home. Recorded: due. Expected: duplicate, known. Not asserted.',
      '})',
    ])
    expect(toPlaywrightTest(content)).not.toContain('test.skip')
  })

  it('reads the protocol of its rows only', () => {
    const delivery = toPlaywrightTest(anExport([aPrefetch([anMbox({ name: 'home' })])]))
    expect([delivery.includes('isDeliveryCall'), delivery.includes('isEdgeCall')]).toEqual([true, false])
    const edge = toPlaywrightTest(anExport([delivering([aProposition({ scope: 'home' })])]))
    expect([edge.includes('isDeliveryCall'), edge.includes('isEdgeCall')]).toEqual([false, true])
    expect(edge).toContain(`expectReported(target, 'display', "mbox home")`)
  })

  const hostile = [
    "'",
    '"',
    '`${1}`',
    '\\',
    '\n// x',
    '\u2028',
    '*/',
    '</script>',
    '${process.exit()}',
    '\r',
    "');throw 1;('",
  ]
  it.each(hostile)('stays the same code with the name %j', async name => {
    const content = anExport([aPrefetch([anMbox({ name, token: 'T' })])])
    const text = toPlaywrightTest({ ...content, environment: { ...content.environment, version: name } })
    const { code } = await transformWithOxc(text, 'a.spec.ts')
    expect(code).toContain('expectReported')
    const assertion = testsOf(text).find(line => line.includes("expectReported(target, 'display'")) ?? ''
    const call = assertion.trim()
    const place: unknown = runInNewContext(call, { target: {}, expectReported: (...[, , at]: unknown[]) => at })
    expect(place).toBe(`mbox ${name}`)
  })

  it('is valid TypeScript, whatever the content', async () => {
    await fc.assert(
      fc.asyncProperty(exportContents, async content => {
        await transformWithOxc(toPlaywrightTest(content), 'a.spec.ts')
      }),
      { numRuns: 30 },
    )
  })
})

it.each(['events', 'event'])('an exported test reads reports of the Edge Network in the member %s', async member => {
  const { id, scope, scopeDetails } = aProposition({ scope: 'home' })
  const decisioning = { propositions: [{ id, scope, scopeDetails }], propositionEventType: { display: 1 } }
  const event = { xdm: { eventType: 'decisioning.propositionDisplay', _experience: { decisioning } } }
  const url = new URL('https://edge.test/ee/v2/interact?dataStreamId=d&requestId=r')
  const call = { url, sent: { [member]: member === 'event' ? event : [event] }, answer: {}, status: 200 }
  const { code } = await transformWithOxc(`${edgeTestReader.source}\nresult = readEdgeCall(call)`, 'a.ts')
  const read: unknown = runInNewContext(code, { call, result: undefined, refusalOf: () => undefined })
  expect(read).toMatchObject({ reports: [{ place: 'mbox home', event: 'display' }] })
})

it('an exported test has the token of no recording', () => {
  expect(toPlaywrightTest(anExport([aPrefetch([anMbox({ name: 'home' })])]))).not.toContain(optionToken('home'))
})
