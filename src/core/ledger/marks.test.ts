import { describe, expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, ledgerOf } from '../../../test/fixtures/exchanges.ts'
import { annotateRows } from '../annotation/annotateRows.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { createFilter } from '../filter/matchTerms.ts'
import { ledgerFields } from './filter.ts'
import { countFailures, rowMarks } from './marks.ts'
import type { Row } from './row.ts'
import type { Mark } from './status.ts'

const twice = [aDisplay('home', { at: 100 }), aDisplay('home', { at: 200 })]

/** The row of a delivered mbox, of whose display a result is expected. */
function rowExpecting(status: string, ...displays: Exchange[]): Row {
  const rows = ledgerOf(aPrefetch([anMbox({ name: 'home' })]), ...displays)
  const expectation = { event: 'display' as const, status, reason: '', author: '', time: 0 }
  const [row] = annotateRows(rows, [{ rowId: rows[0]?.id ?? '', note: 'Flickers', expectations: [expectation] }])
  if (!row) throw new Error('no row')
  return row
}

const refused = aDisplay('home', { source: 'XHR', status: 400, response: { status: 400, message: 'no' } })

const cases: [expected: string, displays: Exchange[], marks: Mark[], failures: number][] = [
  ['duplicate', twice, ['expected'], 0],
  ['not displayed', [], ['expected'], 0],
  ['displayed', [aDisplay('home')], ['sent', 'expected'], 0],
  ['not displayed', [aDisplay('home')], ['sent', 'unexpected'], 1],
  ['duplicate', [aDisplay('home')], ['sent', 'unexpected'], 1],
  ['duplicate', [refused], ['rejected', 'unexpected'], 1],
  ['duplicate', [], ['due'], 0],
  ['mismatch', twice, ['duplicate', 'unexpected'], 1],
]

it.each(cases)(
  'where %j is expected, a row counts by its display as it should',
  (expected, displays, marks, failures) => {
    const row = rowExpecting(expected, ...displays)
    expect([rowMarks(row), countFailures(row)]).toEqual([marks, failures])
  },
)

describe('the filter', () => {
  const row = rowExpecting('duplicate', ...twice)
  it.each([
    ['status:expected', true],
    ['status:duplicate', false],
    ['status:unexpected', false],
    ['duplicate', true],
    ['flickers', true],
    ['flickering', false],
  ])('%s passes an expected duplicate with a note: %s', (filter, isPassed) => {
    expect(createFilter(filter, ledgerFields())(row)).toBe(isPassed)
  })
})

it('a failed rendering is known where no display is expected, and counts everywhere else', () => {
  const known = rowExpecting('not displayed')
  expect(countFailures({ ...known, isNotRendered: true })).toBe(0)
  expect(countFailures({ ...rowExpecting('duplicate', ...twice), isNotRendered: true })).toBe(1)
})
