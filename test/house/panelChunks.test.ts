import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const DIST = path.resolve(import.meta.dirname, '../../dist')
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']([^"']+)["']/g

/** The most bytes, each file compressed, that the panel loads at its start. Before raising it, check what could be loaded later. */
const MOST_AT_START = 68_000

/** What is loaded on first use: the module that begins it, and a text of its code. */
const LATER = [
  // A class name that CodeMirror gives to what is edited.
  ['the JSON editor', 'createJsonEditor', 'cm-content'],
  ['the scenarios', 'ScenariosDialog', 'scenario-name'],
  // The id of its field for a pasted call.
  ['the composing of a notification', 'ComposeDialog', 'compose-paste'],
  ['the editor', 'Editor', 'drawer-head'],
  ['the comparison of two ledgers', 'CompareDialog', 'parity-before'],
  ['the Details of a row', 'RowDetails', 'copyResponseTokens'],
  ['the settings', 'SettingsDialog', 'setting-theme'],
  ['the ledger', 'LedgerView', 'menuFor'],
  ['the rules of the ledger', 'reconcile', 'dueSince'],
  // A function of an exported test.
  ['the dialog Export', 'ExportDialog', 'observeTarget'],
] as const

describe.each(['chrome', 'firefox'])('the panel built for %s', browser => {
  it.each(LATER)('loads %s on first use, not at its start', async (_, module, mark) => {
    const dist = path.join(DIST, browser)
    const loaded = await withImports(await namedByPage(dist, 'js'))
    expect([...loaded.keys()].map(file => path.basename(file))).toContainEqual(expect.stringMatching(/^start-panel-/))
    for (const [file, code] of loaded) expect(code.includes(mark), file).toBe(false)
    const assets = path.join(dist, 'assets')
    const later = (await readdir(assets)).find(name => name.startsWith(`${module}-`)) ?? ''
    expect(await readFile(path.join(assets, later), 'utf8')).toContain(mark)
  })

  it('loads no more at its start than its limit', async () => {
    const dist = path.join(DIST, browser)
    const scripts = await withImports(await namedByPage(dist, 'js'))
    const files = [...scripts.keys(), ...(await namedByPage(dist, 'css'))]
    const sizes = await Promise.all(files.map(async file => gzipSync(await readFile(file)).length))
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(MOST_AT_START)
  })
})

/** The files of a kind that the panel's page names. */
async function namedByPage(dist: string, kind: 'js' | 'css'): Promise<string[]> {
  const page = await readFile(path.join(dist, 'src/panel/panel.html'), 'utf8')
  const names = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file)
  return names.filter(name => name.endsWith(`.${kind}`)).map(name => path.join(dist, name))
}

/** The scripts and all that they import before they run. */
async function withImports(files: readonly string[], loaded = new Map<string, string>()): Promise<Map<string, string>> {
  for (const file of files) {
    if (loaded.has(file)) continue
    const code = await readFile(file, 'utf8')
    loaded.set(file, code)
    // Code to be copied holds imports of its own, from packages.
    const names = [...code.matchAll(STATIC_IMPORT)].map(([, name = '']) => name).filter(name => /^\.?\.?\//.test(name))
    const imports = names.map(name => path.resolve(path.dirname(file), name))
    await withImports(imports, loaded)
  }
  return loaded
}
