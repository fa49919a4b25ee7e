import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anExchange } from '../../../test/fixtures/exchanges.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { toExchangeFile } from '../../core/exchange-file/exchangeFile.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What the panel says of a file of so many exchanges, and so many that it cannot read. */
function saidOfImport(exchanges: number, unreadable = 0): string {
  const { panel } = aPanel()
  const file = JSON.parse(
    toExchangeFile(Array.from({ length: exchanges }, (_, id) => anExchange({ id: `of-file-${id}` }))),
  )
  file.exchanges.push(...Array.from({ length: unreadable }, () => ({})))
  panel.files.importText(JSON.stringify(file))
  return panel.announcement.value.text
}

it('what was exported is counted, a single exchange by itself', () => {
  const { panel, row } = aPanel()
  panel.files.exportCalls()
  expect(panel.announcement.value.text).toBe('Exported: 1 exchange')
  panel.sendRow(row('home'))
  panel.files.exportCalls()
  expect(panel.announcement.value.text).toBe('Exported: 2 exchanges')
})

it('what was imported is counted, a single exchange by itself', () => {
  expect(saidOfImport(1)).toBe('Imported: 1 exchange')
  expect(saidOfImport(2)).toBe('Imported: 2 exchanges')
})

it('what could not be imported is counted beside it', () => {
  expect(saidOfImport(1, 1)).toBe('Imported: 1 exchange; 1 could not be read')
  expect(saidOfImport(0, 2)).toBe('Imported: 0 exchanges; 2 could not be read')
})
