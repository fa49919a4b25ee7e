import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aNotification,
  anMbox,
  aPrefetch,
  metricToken,
  optionToken,
  prefetched,
} from '../../../test/fixtures/exchanges.ts'
import { textsIn } from '../../../test/fixtures/exportTexts.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExportContent } from './exportContent.ts'
import { fenced, toBugReport } from './bugReport.ts'

const environment = {
  version: '1.2.3',
  userAgent: 'Mozilla/5.0',
  pageUrl: 'https://shop.test/',
  time: Date.UTC(2026, 4, 6),
}
const english = textsIn('en')

/** The report of these calls, its times left out. */
function reportOf(exchanges: readonly Exchange[], more: Partial<ExportContent> = {}): string[] {
  return toBugReport(anExport(exchanges, { environment, ...more }), english).split('\n')
}

const twice = [
  aPrefetch([anMbox({ name: 'home' })]),
  ...['a', 'b'].map((impressionId, at) =>
    aNotification({ mbox: 'home', tokens: [optionToken('home')], state: 'state-of-home', impressionId, at: 500 + at }),
  ),
]

describe('the bug report of a row', () => {
  it('names the failure in its title, then where it was seen and how to see it again', () => {
    const lines = reportOf(twice)
    expect(lines.slice(0, 13)).toEqual([
      '## mbox “home”: Display duplicate',
      '',
      '### Environment',
      '',
      '- Page: `https://shop.test/`',
      '- Browser: `Mozilla/5.0`',
      '- Mbox Inspector: version 1.2.3',
      expect.stringMatching(/^- Exported: May 6, 2026/),
      '',
      '### Steps to reproduce',
      '',
      '1. Open `https://shop.test/`',
      '2. Compare what Target delivers with what the page reports to Target.',
    ])
  })

  it('has the verdict with its sentences, what is correct, and both payloads', () => {
    const text = reportOf(twice).join('\n')
    expect(text).toContain('- Display: **duplicate**\n  - ')
    expect(text).toContain('  - Correct: Reported once, with the token and the state that were delivered.\n')
    expect(text.match(/^```json$/gm)).toHaveLength(3)
    expect(text).toContain('"eventToken"')
    expect(text).toContain('"impressionId": "b"')
  })

  it('has the steps that the visitor took', () => {
    const view = { name: 'cart', options: [{ type: 'html', content: '', eventToken: 'T' }], state: 'S' }
    const exchanges = [
      prefetched({ views: [view] }),
      aNotification({ view: 'cart', tokens: ['T'], state: 'S', at: 500 }),
    ]
    expect(reportOf(exchanges)).toContain('2. Trigger view “cart”.')
    const clicked = [
      aPrefetch([anMbox({ name: 'home', metric: metricToken('home') })]),
      aNotification({ mbox: 'home', type: 'click', tokens: [metricToken('home')], at: 500 }),
    ]
    expect(reportOf(clicked)).toContain('2. Click mbox “home”.')
  })

  it('has the note and the expectation', () => {
    const [first] = anExport(twice).rows
    const expectation = { event: 'display' as const, status: 'duplicate', reason: 'ABC-1', author: 'Ann', time: 1 }
    const annotations = [{ rowId: first!.id, note: 'since *Monday*', expectations: [expectation] }]
    const lines = reportOf(twice, { annotations })
    expect(lines).toContain('- Note: since \\*Monday\\*')
    expect(lines).toContain('  - Expected: duplicate by Ann – ABC-1')
    expect(lines.join('\n')).not.toContain('Correct')
  })

  it('cuts a huge payload, and states that', () => {
    const lines = reportOf([aPrefetch([anMbox({ name: 'home', content: 'x'.repeat(50_000) })])])
    expect(lines.find(line => line.startsWith('Cut'))).toMatch(/^Cut: 20000 of 50\d\d\d characters are shown\.$/)
  })

  it('is in the language of the browser', () => {
    expect(toBugReport(anExport(twice, { environment }), textsIn('de'))).toContain('### Schritte zum Nachstellen')
  })
})

it('several rows make one report, with a section for each', () => {
  const lines = reportOf([aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'cart', index: 1 })])])
  expect(lines[0]).toBe('## Target: 2 rows of the ledger')
  expect(lines.filter(line => line.startsWith('### mbox'))).toEqual(['### mbox “home”', '### mbox “cart”'])
})

describe('a code block of a report', () => {
  it.each(['```\n# out', '````', '`', '~~~', '\n```\n\n```'])('is not ended by %j', content => {
    const lines = fenced(content).trimEnd().split('\n')
    const fence = lines.at(-1) ?? ''
    expect(lines[0]).toBe(`${fence}json`)
    expect(lines.slice(1, -1).join('\n')).toBe(content)
  })

  it('is not ended by any content', () => {
    const texts = fc.array(fc.constantFrom('`', '``', '```', '\n', 'a', ' ')).map(parts => parts.join(''))
    fc.assert(
      fc.property(texts, content => {
        const fence = /^`+/.exec(fenced(content))?.[0] ?? ''
        const ends = content.split('\n').filter(line => /^ {0,3}(`{3,})\s*$/.exec(line)?.[1]?.startsWith(fence))
        expect(ends).toEqual([])
      }),
    )
  })

  it('does not let a URL, a token or a name become markup', () => {
    const odd = '`![](https://a.test)` <b> **'
    const address = { url: `https://shop.test/?q=${odd}` }
    const request = { context: { channel: 'web', address }, prefetch: { mboxes: [{ index: 0, name: odd }] } }
    const lines = reportOf([aPrefetch([anMbox({ name: odd, token: odd, state: odd })], { request })])
    const outside = lines.map(line => line.replaceAll(/(`+)[^`].*?[^`]\1(?!`)/g, '').replaceAll(/\\./g, ''))
    const prose = outside.slice(0, outside.indexOf('Delivered:'))
    expect(prose.filter(line => /!\[|<b>|`/.test(line))).toEqual([])
  })

  it('keeps an offer with a fence in a report', () => {
    const content = '</b>\n```\n# Injected\n![](https://a.test)'
    const lines = reportOf([aPrefetch([anMbox({ name: 'home', content })])])
    expect(lines.filter(line => line.startsWith('# '))).toEqual([])
  })
})
