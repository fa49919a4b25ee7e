import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const DIST = path.resolve(import.meta.dirname, '../../dist')
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']([^"']+)["']/g

/** What is loaded on first use: the module that begins it, and a text of its code. */
const LATER = [
  // A class name that CodeMirror gives to what is edited.
  ['the JSON editor', 'createJsonEditor', 'cm-content'],
  ['the scenarios', 'ScenariosDialog', 'scenario-name'],
  // The id of its field for a pasted call.
  ['the composing of a notification', 'ComposeDialog', 'compose-paste'],
  ['the editor', 'Editor', 'drawer-head'],
  ['the comparison of two ledgers', 'CompareDialog', 'parity-before'],
  ['the Details of a row', 'RowDetails', 'find-bar'],
  ['the settings', 'SettingsDialog', 'setting-theme'],
  // A function of an exported test.
  ['the dialog Export', 'ExportDialog', 'observeTarget'],
] as const

describe.each(['chrome', 'firefox'])('the panel built for %s', browser => {
  it.each(LATER)('loads %s on first use, not at its start', async (_, module, mark) => {
    const dist = path.join(DIST, browser)
    const page = await readFile(path.join(dist, 'src/panel/panel.html'), 'utf8')
    const scripts = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file = '']) => path.join(dist, file))
    const loaded = await withImports(scripts)
    expect([...loaded.keys()].map(file => path.basename(file))).toContainEqual(expect.stringMatching(/^panel/))
    for (const [file, code] of loaded) expect(code.includes(mark), file).toBe(false)
    const later = new RegExp(`${module}-[\\w-]+\\.js`).exec([...loaded.values()].join(''))?.[0] ?? ''
    expect(await readFile(path.join(dist, 'assets', later), 'utf8')).toContain(mark)
  })
})

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
