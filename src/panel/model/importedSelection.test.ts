import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aDisplay, anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { draftExport, saveExport } from '../../../test/fixtures/exports.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Panel } from './createPanel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A session file of one row of a page with several. */
function exportOfOne(): string {
  const { panel, record } = aPanel()
  record(8, aPrefetch([anMbox({ name: 'shown' }), anMbox({ name: 'other' })], { id: 'two' }))
  record(9, aDisplay('shown', { at: 1200 }))
  record(10, aDisplay('other', { at: 1300 }))
  const rows = panel.capture.rows.value.filter(row => 'name' in row.location && row.location.name === 'shown')
  return draftExport(panel, { selection: { rows, callIds: new Set() } }).written.value?.text ?? ''
}

const importedRows = (panel: Panel): string[] =>
  panel.capture.rows.value
    .filter(({ documentId }) => documentId.startsWith('import/'))
    .map(({ location, display, click }) => `${'name' in location ? location.name : ''} ${(display ?? click)?.status}`)

it('of a selection only the selected rows are listed: the others lack the calls that their verdicts depend on', async () => {
  const { panel } = aPanel()
  await importText(panel, exportOfOne(), 'one.json')
  expect(importedRows(panel)).toEqual(['shown sent'])
})

it('the preview of a selection has only the selected rows', async () => {
  const { panel } = aPanel()
  await panel.imports.open(exportOfOne(), 'one.json')
  const pending = panel.imports.pending.value
  expect(pending?.kind === 'read' && pending.preview.rows).toMatchObject([{ location: { name: 'shown' } }])
})

it('an export of an imported selection has that selection alone', async () => {
  const { panel } = aPanel()
  await importText(panel, exportOfOne(), 'one.json')
  const saved = vi.spyOn(panel.host, 'saveFile')
  const rows = panel.capture.rows.value.filter(({ documentId }) => documentId.startsWith('import/'))
  saveExport(panel, { selection: { rows, callIds: new Set() } })
  const again = aPanel().panel
  await importText(again, saved.mock.calls[0]?.[1] ?? '', 'again.json')
  expect(importedRows(again)).toEqual(['shown sent'])
})
