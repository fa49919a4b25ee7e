import { expect, it } from 'vitest'
import { toMarkdown, toTable } from './table.ts'

const ROW = { what: 'a', browser: 'Chromium', unit: 'ms', value: 1, low: 1, high: 1, contender: 'x' } as const

it('a table has a line for each measure and browser, a column for each contender, and the limits', () => {
  expect(
    toTable([ROW, { ...ROW, contender: 'y', value: 2 }, { ...ROW, what: 'b', contender: 'y', limit: '5 ms' }]),
  ).toBe(
    [
      '| what | browser  | x      | y      | at most |',
      '| ---- | -------- | ------ | ------ | ------- |',
      '| a    | Chromium | 1.0 ms | 2.0 ms |         |',
      '| b    | Chromium |        | 1.0 ms | 5 ms    |',
    ].join('\n'),
  )
})

it('the guide states when each part was measured, whether others used the machine, and what was not measured', () => {
  const occasion = { date: '2026-01-02', cores: 4, rows: [{ ...ROW, high: 2 }] }
  const text = toMarkdown({ page: { ...occasion, load: 0.2 }, panel: { ...occasion, load: 9 } })
  expect(text).toContain('Chromium: 2026-01-02, 4 cores, load 0.2 before it. Not measured: Firefox.')
  expect(text).toContain('The panel: 2026-01-02, 4 cores, load 9 before it; other programs ran beside it')
  expect(text).toContain('Not measured: The ledger.')
})
