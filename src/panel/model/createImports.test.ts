import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDisplay, anExchange, anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { saveExport } from '../../../test/fixtures/exports.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { MAX_PREVIEWED } from '../../core/import/previewImport.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { ReadingOptions } from '../host/host.ts'
import type { ImportReading, ImportRequest } from '../import-worker/importRequest.ts'
import { readSources } from '../import-worker/readSources.ts'
import type { PendingImport } from './createImports.ts'
import type { Panel } from './createPanel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The panel's message about a file with this many exchanges, and this many that it cannot read. */
async function statusOfImport(exchanges: number, unreadable = 0): Promise<string> {
  const { panel } = aPanel()
  const file = JSON.parse(
    toExchangeFile(Array.from({ length: exchanges }, (_, id) => anExchange({ id: `of-file-${id}` }))),
  )
  file.exchanges.push(...Array.from({ length: unreadable }, () => ({})))
  await importText(panel, JSON.stringify(file))
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

it('imported exchanges are counted, with a separate sentence for one', async () => {
  expect(await statusOfImport(1)).toBe('Imported: 1 exchange')
  expect(await statusOfImport(2)).toBe('Imported: 2 exchanges')
})

it('exchanges that could not be imported are counted as well', async () => {
  expect(await statusOfImport(1, 1)).toBe('Imported: 1 exchange; 1 could not be read')
  expect(await statusOfImport(0, 2)).toBe('Imported: 0 exchanges; 2 could not be read')
})

/** The pending import, which must be of this kind. */
function pendingOf<Kind extends PendingImport['kind']>({ imports }: Panel, kind: Kind) {
  const pending = imports.pending.value
  if (pending?.kind !== kind) throw new Error(`not ${kind}: ${pending?.kind}`)
  return pending as Extract<PendingImport, { kind: Kind }>
}

const of = (...exchanges: Exchange[]): string => toExchangeFile(exchanges)
const mboxes = (...names: string[]): Exchange =>
  aPrefetch(
    names.map(name => anMbox({ name })),
    { id: names.join() },
  )

/** The rows of an import, as the ledger lists them. */
const importedRows = ({ capture }: Panel) =>
  capture.rows.value
    .filter(({ documentId }) => documentId.startsWith('import/'))
    .map(({ id, display, click, token }) => ({ id, display, click, token }))

describe('before an import is added', () => {
  it('its rows are previewed with the verdicts that the ledger then gives them, and nothing is recorded', async () => {
    const { panel } = aPanel()
    const before = panel.capture.calls.value
    await panel.imports.open(of(mboxes('a', 'b'), aDisplay('a', { at: 300 }), aDisplay('a', { id: 'again', at: 400 })))
    const { preview } = pendingOf(panel, 'read')
    expect(preview.rows.map(({ display }) => display?.status)).toEqual(['duplicate', 'due'])
    expect(panel.capture.calls.value).toEqual(before)
    panel.imports.add()
    expect(preview.rows).toMatchObject(importedRows(panel))
    expect(panel.imports.pending.value).toBeUndefined()
  })

  it('verdicts depend on what came in files before, and on nothing else', async () => {
    const { panel } = aPanel()
    await importText(panel, of(mboxes('a')))
    await panel.imports.open(of(aDisplay('a', { id: 'of-a', at: 300 }), aDisplay('home', { id: 'of-home', at: 400 })))
    const { preview } = pendingOf(panel, 'read')
    expect(preview.rows.map(({ display }) => display?.status)).toEqual(['sent', expect.not.stringMatching('^sent$')])
    panel.imports.add()
    expect(importedRows(panel)).toEqual(
      expect.arrayContaining(preview.rows.map(row => expect.objectContaining({ id: row.id, display: row.display }))),
    )
  })

  it('a long one is previewed in part, and counted in whole', async () => {
    const { panel } = aPanel()
    const names = Array.from({ length: MAX_PREVIEWED + 1 }, (_, at) => `mbox-${at}`)
    await panel.imports.open(of(mboxes(...names)))
    const { preview } = pendingOf(panel, 'read')
    expect([preview.rows.length, preview.allRows]).toEqual([MAX_PREVIEWED, MAX_PREVIEWED + 1])
  })

  it('calls are previewed where there is no row', async () => {
    const { panel } = aPanel()
    await panel.imports.open('{"status":400,"message":"bad"}')
    expect(pendingOf(panel, 'read').preview).toMatchObject({ allRows: 0, calls: [{ status: 400, hasError: true }] })
    panel.imports.add()
    expect(panel.view.value).toBe('calls')
    expect(panel.choices.calls.selected.value).toBe(panel.capture.calls.value.at(-1)?.exchange.id)
  })

  it('cancelling leaves everything as it is', async () => {
    const { panel } = aPanel()
    await panel.imports.open(of(mboxes('a')))
    panel.imports.cancel()
    panel.imports.add()
    expect(panel.imports.pending.value).toBeUndefined()
    expect(importedRows(panel)).toEqual([])
  })

  it.each([
    [
      'what is recorded here already',
      (panel: Panel) => of(...panel.capture.calls.value.map(read => read.exchange)),
      'is only shown again',
    ],
    [
      'what it cannot read',
      () => JSON.stringify({ ...JSON.parse(of(mboxes('a'))), exchanges: [{}] }),
      '1 exchange cannot be read',
    ],
    [
      'an added request',
      () => '[{"id":"n","type":"display","timestamp":1,"mbox":{"name":"a"},"tokens":["t"]}]',
      'one is added for them',
    ],
  ])('the findings include %s', async (_, textFor, sentence) => {
    const { panel } = aPanel()
    await panel.imports.open(textFor(panel))
    const { findings } = pendingOf(panel, 'read')
    expect(findings.map(({ text }) => text).join('\n')).toContain(sentence)
  })
})

it('after an import its first row is selected in the ledger', async () => {
  const { panel } = aPanel()
  panel.view.value = 'session'
  await importText(panel, of(mboxes('a', 'b')))
  expect(panel.view.value).toBe('ledger')
  expect(panel.choices.ledger.selected.value).toBe(importedRows(panel)[0]?.id)
})

describe('several files', () => {
  const file = (name: string, text: string) => new File([text], name)

  it('are one import; files that do not belong to it are named', async () => {
    const { panel } = aPanel()
    const files = [
      file('a.json', of(mboxes('a'))),
      file('x.json', '{"x":1}'),
      file('b.json', of(aDisplay('a', { at: 300 }))),
    ]
    await panel.imports.openFiles(files)
    const { preview, findings } = pendingOf(panel, 'read')
    expect(preview.rows.map(({ display }) => display?.status)).toEqual(['sent'])
    const leftOut = findings.filter(({ kind }) => kind === 'left out').map(({ text }) => text)
    expect(leftOut).toEqual([expect.stringMatching(/^x\.json: Not imported: /)])
    panel.imports.add()
    expect(panel.capture.calls.value.flatMap(({ exchange }) => exchange.file ?? [])).toEqual(['a.json', 'b.json'])
  })

  it('are refused together, each with its reason', async () => {
    const { panel } = aPanel()
    await panel.imports.openFiles([file('x.json', '{"x":1}'), file('empty', '')])
    expect(pendingOf(panel, 'refused').refusals).toEqual([
      expect.stringMatching(/^x\.json: Not imported: /),
      'empty: Not imported: the file is empty',
    ])
  })
})

describe('the clipboard', () => {
  it.each([
    ['refuses', undefined, 'text'],
    ['is empty', ' ', 'text'],
    ['has a text', of(mboxes('a')), 'read'],
  ])('that %s leads on', async (_, text, kind) => {
    const { panel } = aPanel({ readClipboard: () => Promise.resolve(text) })
    await panel.imports.paste()
    expect(panel.imports.pending.value?.kind).toBe(kind)
  })
})

describe('while an import is read', () => {
  /** A panel whose imports are read when the test wants it. */
  function aWaitingPanel() {
    const readings: { request: ImportRequest; options: ReadingOptions; end: (reading?: ImportReading) => void }[] = []
    const readImport = (request: ImportRequest, options: ReadingOptions) =>
      new Promise<ImportReading | undefined>(resolve => readings.push({ request, options, end: resolve }))
    return { ...aPanel({ readImport }), readings }
  }

  it('the share is shown, until it is cancelled; what still comes is ignored', async () => {
    const { panel, readings } = aWaitingPanel()
    const opened = panel.imports.open(of(mboxes('a')), 'a.json')
    const [reading] = readings
    reading!.options.onProgress(0.25)
    expect(pendingOf(panel, 'reading')).toEqual({ kind: 'reading', share: 0.25, name: 'a.json' })
    panel.imports.cancel()
    expect(reading!.options.signal.aborted).toBe(true)
    reading!.options.onProgress(0.5)
    reading!.end(await readSources(reading!.request))
    await opened
    expect(panel.imports.pending.value).toBeUndefined()
  })

  it('another import replaces it', async () => {
    const { panel, readings } = aWaitingPanel()
    const opened = [panel.imports.open(of(mboxes('a'))), panel.imports.open(of(mboxes('b')))]
    for (const { request, end } of readings) end(await readSources(request))
    await Promise.all(opened)
    expect(pendingOf(panel, 'read').preview.rows.map(({ location }) => location)).toEqual([{ kind: 'mbox', name: 'b' }])
  })

  it('a failure of the reading is a refusal, and the text stays to be tried again', async () => {
    const { panel, readings } = aWaitingPanel()
    const opened = panel.imports.open('a text')
    readings[0]!.end()
    await opened
    expect(pendingOf(panel, 'text')).toMatchObject({
      text: 'a text',
      refusal: expect.stringContaining('could not be read'),
    })
  })

  it('everything that crosses to the worker and back can be copied by the platform', async () => {
    const { panel, readings } = aWaitingPanel()
    void panel.imports.open(of(mboxes('a'), aDisplay('a', { at: 300, state: 'another' })))
    const [{ request } = { request: undefined }] = readings
    const reading = await readSources(structuredClone(request!))
    expect(structuredClone(reading)).toEqual(reading)
    expect(reading.preview.rows[0]?.display?.status).toBe('mismatch')
  })
})
