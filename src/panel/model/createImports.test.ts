import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anExchange } from '../../../test/fixtures/exchanges.ts'
import { saveExport } from '../../../test/fixtures/exports.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The panel's message about a file with this many exchanges, and this many that it cannot read. */
function statusOfImport(exchanges: number, unreadable = 0): string {
  const { panel } = aPanel()
  const file = JSON.parse(
    toExchangeFile(Array.from({ length: exchanges }, (_, id) => anExchange({ id: `of-file-${id}` }))),
  )
  file.exchanges.push(...Array.from({ length: unreadable }, () => ({})))
  panel.imports.addText(JSON.stringify(file))
  return panel.announcement.value.text
}

it('exported exchanges are counted, with a separate sentence for one', () => {
  const { panel, row } = aPanel()
  saveExport(panel)
  expect(panel.announcement.value.text).toBe('Exported: 1 exchange')
  panel.sendRow(row('home'))
  saveExport(panel)
  expect(panel.announcement.value.text).toBe('Exported: 2 exchanges')
})

it('imported exchanges are counted, with a separate sentence for one', () => {
  expect(statusOfImport(1)).toBe('Imported: 1 exchange')
  expect(statusOfImport(2)).toBe('Imported: 2 exchanges')
})

it('exchanges that could not be imported are counted as well', () => {
  expect(statusOfImport(1, 1)).toBe('Imported: 1 exchange; 1 could not be read')
  expect(statusOfImport(0, 2)).toBe('Imported: 0 exchanges; 2 could not be read')
})
