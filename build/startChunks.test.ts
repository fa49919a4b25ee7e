import { expect, it } from 'vitest'
import { startChunks } from './startChunks.ts'

/** Modules by what imports each; those without importers are entries. */
const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  'src/panel/panel.html': [],
  'src/panel/popup.html': [],
  'src/import-worker/index.ts': [],
  'src/panel/view.ts': ['src/panel/panel.html'],
  'src/core/read.ts': ['src/panel/view.ts', 'src/import-worker/index.ts', 'src/core/circle.ts'],
  'src/core/circle.ts': ['src/core/read.ts'],
  'src/panel/button.ts': ['src/panel/view.ts', 'src/panel/popup.html'],
  'src/import-worker/unzip.ts': ['src/import-worker/index.ts'],
  'src/panel/later.ts': ['src/panel/loadedLater.ts'],
  'src/panel/loadedLater.ts': ['src/panel/aDynamicImporter.ts'],
}

const GRAPH = {
  getModuleInfo: (id: string) => {
    const importers = IMPORTERS[id]
    return importers ? { isEntry: importers.length === 0, importers } : null
  },
}

it.each([
  ['that the panel alone needs at its start', 'src/panel/view.ts', 'start-panel'],
  ['that a worker needs too', 'src/core/read.ts', 'start-workers'],
  ['of a circle', 'src/core/circle.ts', 'start-workers'],
  ['that another page needs too', 'src/panel/button.ts', 'start-pages'],
  ['that only another entry needs', 'src/import-worker/unzip.ts', undefined],
  ['that is loaded later', 'src/panel/later.ts', undefined],
])('a module %s is in the chunk of its entries, if one is the panel', (_, id, expected) => {
  const byPriority = startChunks().groups.toSorted((a, b) => b.priority - a.priority)
  const names = byPriority.map(({ name }) => name(id, GRAPH))
  expect(names.find(name => name !== null)).toBe(expected)
})

it('Preact is a chunk without other code', () => {
  const [first] = startChunks().groups.toSorted((a, b) => b.priority - a.priority)
  expect(first?.name('/project/node_modules/preact/dist/preact.mjs', GRAPH)).toBe('preact')
  expect(first?.name('/project/node_modules/@preact/signals/dist/signals.mjs', GRAPH)).toBeNull()
})
