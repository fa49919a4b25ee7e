import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codesOf, rowText } from '../../../test/fixtures/edge.ts'
import { KEPT_FILES } from '../../../test/fixtures/sessionFiles.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import { readImportText } from '../import/readImport.ts'
import { emptyJournal } from '../ledger/emptyJournal.ts'
import { record, seenExchanges } from '../ledger/journal.ts'
import { reconcile } from '../ledger/reconcile.ts'

const names = readdirSync(KEPT_FILES).filter(name => name.endsWith('.json'))
const read = (name: string): string => readFileSync(new URL(name, KEPT_FILES), 'utf8')

describe('a session file of an older version', () => {
  it('is kept for each version', () => {
    expect(new Set(names.map(name => name.split('-', 1)[0]))).toEqual(new Set(['v1', 'v2']))
  })

  it.each(names)('gives the rows and verdicts that it always gave: %s', name => {
    const file = readImportText(read(name), { id: 'i', time: 0, name })
    if (file.kind !== 'read') throw new Error(file.kind)
    expect([file.unreadable, file.findings.filter(({ kind }) => kind !== 'recognised')]).toEqual([0, []])
    const journal = record(emptyJournal, file.steps)
    const renderings = DIALECTS.renderingsOf([...journal.events.values()])
    const rows = reconcile(seenExchanges(journal).map(DIALECTS.parse), { renderings })
    const lines = rows.map(row => [rowText(row), ...codesOf(row.display), ...codesOf(row.click)].join(', '))
    expect(lines).toEqual(read(name.replace('.json', '.rows.txt')).trimEnd().split('\n'))
  })
})
