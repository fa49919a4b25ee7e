import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportContents } from '../../../test/fixtures/exportContents.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import { aPrefetch, anMbox } from '../../../test/fixtures/exchanges.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import type { ExportContent } from '../export/exportContent.ts'
import { rowsOf } from '../export/rewriteContent.ts'
import { isImported } from '../exchange/imported.ts'
import { createNext } from '../import/importing.ts'
import { fitImport, withoutImports } from '../ledger/importBounds.ts'
import { emptyJournal } from '../ledger/emptyJournal.ts'
import { record, seenExchanges, type Journal } from '../ledger/journal.ts'
import { reconcile } from '../ledger/reconcile.ts'
import type { Row } from '../ledger/row.ts'
import { readSessionFile } from './readSessionFile.ts'
import { writeSessionFile } from './writeSessionFile.ts'

const open = (text: string, id = 'i') => {
  const read = readSessionFile(JSON.parse(text), createNext({ id, time: 1, name: 'a.json' }))
  if (!read || 'kind' in read) throw new Error(read?.kind)
  return read
}

const rowsIn = (journal: Journal): Row[] =>
  reconcile(seenExchanges(journal).map(DIALECTS.parse), {
    renderings: DIALECTS.renderingsOf([...journal.events.values()]),
  })

/** What is on screen of a row, without the ids that an import replaces. */
const shown = ({ location, item, repeat, token, state, display, click, notifications, own, isNotRendered }: Row) => ({
  location,
  item,
  repeat,
  token,
  state,
  display,
  click,
  reasons: notifications.map(({ outcome, reasons, remarks }) => ({ outcome, reasons, remarks })),
  own: own.length,
  isNotRendered,
})

/** The same export, all of whose pages are of files: captured ones and those of files never answer each other. */
const asFile = (content: ExportContent): ExportContent => {
  const documentOf = (id: string): string => (id.startsWith('import/') ? id : `import/${id}`)
  const exchanges = content.exchanges.map(one => ({ ...one, documentId: documentOf(one.documentId) }))
  const events = content.events.map(one => ({ ...one, documentId: documentOf(one.documentId) }))
  const rows = rowsOf({ exchanges, events, isPartial: false })
  const annotations = rows.map(({ id: rowId }, at) => ({ rowId, note: `Note ${at}`, expectations: [] }))
  return { ...content, exchanges, events, rows, annotations, isPartial: false }
}

describe('a session file', () => {
  it('opens with the same rows, verdicts and notes', () => {
    fc.assert(
      fc.property(exportContents.map(asFile), content => {
        const { steps, annotations = [], scenarios, notUnderstood } = open(writeSessionFile(content))
        const rows = rowsIn(record(emptyJournal, steps))
        expect(rows.map(shown)).toEqual(content.rows.map(shown))
        const noteOf = new Map(annotations.map(({ rowId, note }) => [rowId, note]))
        expect(rows.map(({ id }) => noteOf.get(id))).toEqual(content.annotations.map(({ note }) => note))
        expect([scenarios, notUnderstood]).toEqual([content.scenarios, []])
      }),
      { numRuns: 80 },
    )
  })

  it('names the selected rows, if not all were exported', () => {
    const content = anExport([aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'cart' })])])
    expect(open(writeSessionFile(content)).selectedRows).toBeUndefined()
    const { selectedRows, steps } = open(writeSessionFile({ ...content, rows: content.rows.slice(1) }))
    expect(selectedRows).toEqual([rowsIn(record(emptyJournal, steps))[1]?.id])
  })

  it('that is partial does not make unknown tokens an error', () => {
    fc.assert(
      fc.property(exportContents, content => {
        const { steps } = open(writeSessionFile({ ...content, isPartial: true }))
        const codes = rowsIn(record(emptyJournal, steps)).flatMap(({ display }) => display?.reasons ?? [])
        expect(codes.filter(({ code }) => code === 'tokenUnknown')).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('lists members that a later version may have added, and reads the rest', () => {
    const file = JSON.parse(writeSessionFile(anExport([aPrefetch([])]))) as { [name: string]: unknown }
    const [exchange] = file['exchanges'] as object[]
    const changed = { ...file, mood: 1, exchanges: [{ ...exchange, colour: 'red' }], annotations: [{ rowId: 7 }] }
    expect(open(JSON.stringify(changed))).toMatchObject({
      unreadable: 0,
      notUnderstood: ['exchanges[].colour', 'annotations[]', 'mood'],
    })
  })

  it('of a later version is refused, and so is one without its lists', () => {
    const next = createNext({ id: 'i', time: 1 })
    const read = (file: object) => readSessionFile({ format: 'mbox-inspector', ...file }, next)
    expect(read({ version: 3 })).toEqual({ kind: 'newer', version: 3, known: 2 })
    expect(read({ version: 2, exchanges: [] })).toEqual({ kind: 'damaged' })
    expect(read({ version: 1, exchanges: {} })).toEqual({ kind: 'damaged' })
  })

  it('is added once, and adds nothing to what was captured', () => {
    fc.assert(
      fc.property(exportContents, content => {
        const ofPage = content.events.filter(event => !isImported(event))
        const captured = ofPage.map(event => ({ kind: 'event' as const, event }))
        const before = record(emptyJournal, captured)
        const text = writeSessionFile(content)
        const fit = (journal: Journal, id: string) => record(journal, fitImport(journal, open(text, id).steps).steps)
        const once = fit(before, 'i')
        expect(fit(once, 'i').events.size).toBe(once.events.size)
        const cleared = withoutImports(once, seenExchanges(once))
        expect([...cleared.events.values()]).toEqual(ofPage)
      }),
      { numRuns: 30 },
    )
  })
})
