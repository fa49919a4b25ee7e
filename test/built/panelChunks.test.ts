import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadedAtStart } from '../../build/sizeBudget.ts'

const DIST = path.resolve(import.meta.dirname, '../../dist')

/** What is loaded on first use: the module that begins it, and a text of its code. */
const LATER = [
  // A class name that CodeMirror gives to what is edited.
  ['the JSON editor', 'createJsonEditor', 'cm-content'],
  ['the scenarios', 'ScenariosDialog', 'scenario-name'],
  // The id of its field for a pasted call.
  ['the composing of a notification', 'ComposeDialog', 'compose-paste'],
  ['the editor', 'Editor', 'drawer-head'],
  ['the comparison of two ledgers', 'CompareDialog', 'parity-before'],
  ['the Details of a row', 'RowDetails', 'copyOfferFacts'],
  ['the settings', 'SettingsDialog', 'setting-theme'],
  ['the ledger', 'LedgerView', 'menuFor'],
  ['the rules of the ledger', 'reconcile', 'dueSince'],
  // A function of an exported test.
  ['the dialog Export', 'ExportDialog', 'observeTarget'],
] as const

describe.each(['chrome', 'firefox'])('the panel built for %s', browser => {
  it.each(LATER)('loads %s on first use, not at its start', async (_, module, mark) => {
    const dist = path.join(DIST, browser)
    const loaded = await loadedAtStart(dist)
    expect([...loaded.keys()].map(file => path.basename(file))).toContainEqual(expect.stringMatching(/^start-workers-/))
    for (const [file, code] of loaded) expect(code.includes(mark), file).toBe(false)
    const assets = path.join(dist, 'assets')
    const later = (await readdir(assets)).find(name => name.startsWith(`${module}-`)) ?? ''
    expect(await readFile(path.join(assets, later), 'utf8')).toContain(mark)
  })
})
