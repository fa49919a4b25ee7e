import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDisplay, anExchange, anMbox, aPrefetch, OPENED, SESSION } from '../../../test/fixtures/exchanges.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import { saveExport } from '../../../test/fixtures/exports.ts'
import { aPanel, filterAll } from '../../../test/fixtures/panel.ts'
import { aRelay } from '../../../test/fixtures/relay.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { rowMarks } from '../../core/ledger/marks.ts'
import { MAX_IMPORTED } from '../../core/ledger/importBounds.ts'
import { identityOf } from '../../../test/fixtures/identity.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { callLine } from './callLine.ts'
import { MAX_FILE } from './createImports.ts'
import type { Panel } from './createPanel.ts'
import { rowOfSend } from './createSendHistory.ts'
import { reportFailures } from './reportFailures.ts'

beforeEach(() => void vi.useFakeTimers({ now: OPENED }))
afterEach(() => void vi.useRealTimers())

const fileOf = (...exchanges: Exchange[]): string => toExchangeFile(exchanges)

/** A panel that imports a file of these exchanges. */
async function aPanelWith(...exchanges: Exchange[]) {
  const made = aPanel({ now: () => OPENED + 1000 })
  const verdicts = () => made.panel.capture.rows.value.map(row => [row.documentId, row.display?.status])
  const before = verdicts()
  if (exchanges.length > 0) await importText(made.panel, fileOf(...exchanges), 'a.json')
  const sentence = (): string => made.panel.announcement.value.text
  return { ...made, before, verdicts, sentence }
}

const home = (options = {}): Exchange => aPrefetch([anMbox({ name: 'home' })], { id: 'of-file', ...options })

describe('an imported exchange', () => {
  it('leaves the page’s verdicts unchanged', async () => {
    const { before, verdicts } = await aPanelWith(aDisplay('home', { id: 'n', at: 500, state: 'another' }))
    expect(verdicts().filter(([documentId]) => documentId === 'document-1')).toEqual(before)
  })

  it('does not pass for what was seen here: source, time of waiting, the icon’s failures, the newest problem', async () => {
    const broken = home({ id: 'x', source: 'fetch', documentId: 'other', response: '{' })
    const pending = anExchange({ id: 'p', source: 'beacon', request: '{}', documentId: 'other' })
    const posted = vi.fn<(failures: number) => void>()
    const twice = [home(), aDisplay('home', { id: 'n1', at: 300 }), aDisplay('home', { id: 'n2', at: 400 })]
    const { panel, host } = await aPanelWith(broken, pending, anExchange({ id: 'open', request: '{}' }), ...twice)
    reportFailures({ ...host, showFailures: posted }, panel.capture.rows, panel.capture.page)
    expect(panel.counts.value.get('duplicate')).toBe(1)
    expect(posted.mock.lastCall).toEqual([0])
    expect(panel.lastProblem.value).toBeUndefined()
    const lines = panel.capture.calls.value.map(read => callLine(read, panel.text))
    expect(lines.filter(({ source }) => source.startsWith('import')).map(({ source }) => source)).toEqual(
      expect.arrayContaining(['import (fetch)', 'import (beacon)', 'import (XHR)']),
    )
    expect(lines.find(({ source }) => source === 'XHR')).toBeDefined()
    expect(lines.filter(({ status }) => status === 'pending')).toEqual([])
  })

  it('does not merge with a call of the network log here', async () => {
    const made = await aPanelWith()
    const exchange = anExchange({ id: 'seen', request: JSON.stringify({ requestId: 'one' }), documentId: 'other' })
    const call = callOf(exchange)
    await importText(made.panel, fileOf(exchange, { ...exchange, id: 'whole', network: call }))
    made.host.receiveNews({ calls: [call], pages: [{ openedAt: OPENED, startedAt: OPENED }] })
    vi.advanceTimersByTime(1000)
    const sources = () => made.panel.capture.calls.value.map(read => callLine(read, made.panel.text).source)
    expect(sources()).toEqual(expect.arrayContaining(['network', 'import (XHR)']))
    expect(sources()).toHaveLength(4)
    made.panel.clear()
    expect(sources()).toEqual([])
  })

  it('is marked, and found by its mark, its text and its file', async () => {
    const { panel } = await aPanelWith(home())
    const shown = (text: string) => {
      filterAll(panel, text)
      const { shownRows, shownCalls } = panel
      return [shownRows.value.map(rowMarks), shownCalls.value.map(({ exchange }) => exchange.file)]
    }
    for (const text of ['status:imported', 'imported', 'a.json'])
      expect(shown(text)).toEqual([[['due', 'imported']], ['a.json']])
    expect(shown('status:due')[0]).toHaveLength(3)
    expect(panel.counts.value.get('imported')).toBe(1)
  })

  it('is separate in the identity history: no alarm when a file is from another visit', async () => {
    const { panel } = await aPanelWith(home({ sessionId: 'of-the-file' }))
    const { sessionId } = identityOf(panel.capture.calls.value)
    expect(sessionId?.map(({ value, alarm }) => [value, alarm])).toEqual([
      [SESSION, undefined],
      ['of-the-file', undefined],
    ])
  })

  it('is not kept as the tester’s send, and waits for no answer', async () => {
    const send = aDisplay('home', { id: 's', source: 'inspector', response: { status: 200 } })
    const { panel, sentence } = await aPanelWith(send, aDisplay('home', { id: 'open', source: 'inspector' }))
    expect(sentence()).toBe('Imported: 2 exchanges')
    expect(panel.capture.sent.value).toHaveLength(2)
    panel.clear()
    expect(panel.capture.sent.value).toEqual([])
    await importText(panel, JSON.stringify({ context: { channel: 'web' }, prefetch: { mboxes: [] } }))
    expect(panel.capture.ledgerEmpty.value).toEqual({ kind: 'nothing delivered' })
  })

  it('is removed when the list is cleared, and can be imported again', async () => {
    const { panel, sentence } = await aPanelWith(home())
    const text = fileOf(home())
    panel.clear()
    expect(panel.capture.exchange('import/of-file')).toBeUndefined()
    await importText(panel, text)
    await importText(panel, text)
    expect(sentence()).toBe('Imported: 1 exchange')
    expect(panel.capture.calls.value).toHaveLength(1)
  })

  it('is not added where it was captured here, but shown again', async () => {
    const { panel } = await aPanelWith()
    const captured = panel.capture.calls.value
    panel.clear()
    await importText(panel, fileOf(...captured.map(({ exchange }) => exchange)))
    expect(panel.capture.calls.value).toEqual(captured)
  })

  it('is added in full where only a part of it was captured here: captured calls do not answer imported ones', async () => {
    const { panel, verdicts } = await aPanelWith()
    const [captured] = panel.capture.calls.value
    if (!captured) throw new Error('nothing captured')
    const display = aDisplay('home', { id: 'later', at: 500 })
    await importText(panel, fileOf(captured.exchange, display))
    const ofFile = verdicts().filter(([documentId]) => documentId?.startsWith('import/'))
    expect(ofFile).toContainEqual([expect.anything(), 'sent'])
    expect(ofFile).not.toContainEqual([expect.anything(), 'mismatch'])
  })

  it('leaves an unknown token undecided where it was exported without other calls of its page', async () => {
    const saved: string[] = []
    const { panel, record } = aPanel({ saveFile: (_, text) => void saved.push(text) })
    const exported = (): string => {
      saveExport(panel)
      return saved.at(-1) ?? ''
    }
    expect(exported()).not.toContain('isPartial')
    panel.clear()
    record(2, aDisplay('home', { at: 500 }))
    const other = aPanel()
    other.panel.clear()
    await importText(other.panel, exported())
    const [row] = other.panel.capture.rows.value
    expect([row?.item.kind, row?.display?.status]).toEqual(['unknown token', 'sent'])
  })
})

describe('a send from an imported row', () => {
  it('belongs to that row, before and after it is resent, and is checked against imported exchanges', async () => {
    const { panel } = await aPanelWith()
    await importText(panel, fileOf(home({ documentId: 'other' })))
    const imported = panel.capture.rows.value.find(({ documentId }) => documentId.startsWith('import/'))
    if (!imported) throw new Error('not imported')
    panel.sendRow(imported)
    const owns = () => panel.capture.rows.value.map(({ documentId, own }) => [documentId, own.length])
    const ofImport = () => owns().filter(([, own]) => own !== 0)
    expect(ofImport()).toEqual([[imported.documentId, 1]])
    const [sent] = panel.capture.sent.value
    if (!sent) throw new Error('not sent')
    panel.editing.editSent(sent)
    const draft = panel.editing.draft.value
    expect(draft?.row?.documentId).toBe(imported.documentId)
    expect(draft?.faultContext().rows.map(({ documentId }) => documentId)).toEqual([imported.documentId])
    expect(draft?.preset('allDue')?.notifications).toHaveLength(1)
    expect(draft?.findings.value.filter(({ severity }) => severity === 'error')).toEqual([])
    panel.sendDraft()
    expect(ofImport()).toEqual([[imported.documentId, 2]])
    const ofPage = panel.capture.rows.value.filter(({ documentId }) => documentId === 'document-1')
    expect(rowOfSend(sent, ofPage)).toBeUndefined()
  })
})

/** Why nothing of the pending import is imported. */
function refusals({ imports }: Panel): readonly string[] {
  const pending = imports.pending.value
  return pending?.kind === 'refused' ? pending.refusals : []
}

describe('the message of an import', () => {
  const answer = { status: 200, client: 'demo', prefetch: {} }

  it('states how many of how many were kept, and why, and captured exchanges stay', async () => {
    const { panel, verdicts, before, sentence } = await aPanelWith()
    const list = Array.from({ length: MAX_IMPORTED + 1 }, () => answer)
    await importText(panel, JSON.stringify([...list, {}]))
    expect(sentence()).toBe(
      'Imported: the first 5,000 of 5,001 exchanges. The panel keeps at most 5,000 imported exchanges; ' +
        'Clear makes room. Not understood: [5001]',
    )
    expect(panel.announcement.value.outcome).toBe('error')
    expect(verdicts()).toEqual(before)
    expect(panel.capture.lost.value).toBe(0)
    panel.clear()
    await importText(panel, JSON.stringify(answer))
    expect(sentence()).toBe('Imported: 1 exchange')
  })

  it('reports a file that is too large, without reading it', async () => {
    const { panel, sentence } = await aPanelWith()
    const bytes = new TextEncoder().encode(JSON.stringify(answer)).buffer
    const arrayBuffer = vi.fn<() => Promise<ArrayBuffer>>(() => Promise.resolve(bytes))
    const aFile = (size: number) =>
      Object.defineProperties(new File([], 'a.har'), { size: { value: size }, arrayBuffer: { value: arrayBuffer } })
    await panel.imports.openFiles([aFile(MAX_FILE + 1)])
    expect(refusals(panel)).toEqual(['Not imported: the file is 256.1 MiB; the limit is 256 MiB'])
    expect(arrayBuffer).not.toHaveBeenCalled()
    await panel.imports.openFiles([aFile(MAX_FILE)])
    panel.imports.add()
    expect(sentence()).toBe('Imported: 1 exchange')
  })

  it('reports a file that the browser cannot read, such as a directory', async () => {
    const { panel } = await aPanelWith()
    const arrayBuffer = () => Promise.reject(new Error('NotReadableError'))
    await panel.imports.openFiles([Object.assign(new File([], 'a'), { arrayBuffer })])
    expect(refusals(panel)).toEqual(['Not imported: the browser cannot read the file; it may be too large'])
  })
})

describe('an exchange of a frame of another origin', () => {
  it.each(['https://ads.test', 'null'])('%s has its mark, and so has what is sent from there', async otherOrigin => {
    const { panel, host, sends } = await aPanelWith()
    const document = { id: 'document-2', top: false, url: 'https://ads.test/frame', otherOrigin }
    aRelay(host, { document, frameId: 3 }).record(home())
    vi.advanceTimersByTime(1000)
    filterAll(panel, 'status:other-origin')
    const [row, ...more] = panel.shownRows.value
    expect([row?.documentId, more]).toEqual(['document-2', []])
    expect(panel.shownCalls.value.map(({ exchange }) => exchange.frame)).toEqual([
      { origin: otherOrigin, url: 'https://ads.test/frame' },
    ])
    if (!row) throw new Error('no row')
    panel.sendRow(row)
    expect(sends()).toHaveLength(1)
    expect(panel.shownSent.value).toHaveLength(1)
    filterAll(panel, `${otherOrigin} home`)
    expect(panel.shownRows.value.map(({ documentId }) => documentId)).toEqual(['document-2'])
  })
})
