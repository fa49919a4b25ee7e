import { expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, OPENED, optionToken } from '../../../test/fixtures/exchanges.ts'
import { textsIn } from '../../../test/fixtures/exportTexts.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { toLedgerCsv } from './ledgerCsv.ts'

/** The cells of each line; no cell of these tests holds a line break. */
const cellsOf = (csv: string) =>
  csv
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map(line => line.slice(1, -1).split('","'))

/** The one row of these calls by the heads of its cells. */
function rowOf(...exchanges: Exchange[]): Record<string, string> {
  const [heads = [], cells = []] = cellsOf(toLedgerCsv(anExport(exchanges), textsIn('en')))
  return Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? '']))
}

it('a line of the CSV has everything that the ledger shows of a row', () => {
  expect(rowOf(aPrefetch([anMbox({ name: 'home' })]))).toEqual({
    Location: 'home',
    Kind: 'mbox',
    Arrival: 'prefetch',
    'Content type': 'html',
    Offer: 'home',
    Activity: 'Activity home',
    Experience: '',
    Token: optionToken('home'),
    State: 'state-of-home',
    Display: 'due',
    'Display: why': expect.stringMatching(/mbox “home”/),
    Click: '',
    'Click: why': '',
    Delivered: new Date(OPENED + 40).toISOString(),
    Notifications: '0',
    Page: 'https://shop.test/',
    File: '',
    Note: '',
    Expected: '',
  })
})

it('a value that a spreadsheet would run is a text there', () => {
  const row = rowOf(aPrefetch([anMbox({ name: '=HYPERLINK(1)', state: '@SUM(A1)', content: '+1' })]))
  expect([row['Location'], row['State']]).toEqual(["'=HYPERLINK(1)", "'@SUM(A1)"])
  expect(row['Offer']).toMatch(/^'\+1/)
})

it('notes and expectations are in the line of their row', () => {
  const content = anExport([aPrefetch([anMbox({ name: 'home' })])])
  const expectation = { event: 'display' as const, status: 'not displayed', reason: 'test', author: 'Ann', time: 1 }
  const annotations = [{ rowId: content.rows[0]!.id, note: 'flickers', expectations: [expectation] }]
  const [, cells = []] = cellsOf(toLedgerCsv({ ...content, annotations }, textsIn('en')))
  expect(cells.slice(-2)).toEqual(['flickers', 'Display: not displayed (test) by Ann'])
})

it('the CSV is in the language of the browser, and begins with the mark of UTF-8', () => {
  const csv = toLedgerCsv(anExport([aPrefetch([anMbox({ name: 'Tee für alle' })]), aDisplay('home')]), textsIn('de'))
  expect(csv.startsWith('\uFEFF')).toBe(true)
  expect(cellsOf(csv)[0]).toContain('Auslieferungsweg')
})
