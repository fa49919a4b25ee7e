interface ModuleInfo {
  isEntry: boolean
  importers: readonly string[]
}

/** Reads the graph of the modules that are built. */
interface Graph {
  getModuleInfo: (id: string) => ModuleInfo | null
}

/** A group of modules for Rolldown: `name` is the name of a module's chunk, or null if the group does not have the module. */
interface Group {
  priority: number
  name: (id: string, graph: Graph) => string | null
}

/** The entries that run without a document. */
const WORKERS: ReadonlySet<string> = new Set(['background', 'import-worker'])

const PREACT = /[\\/]node_modules[\\/]preact[\\/]/

/**
 * The chunks that the panel loads at its start: what workers need too, what only other pages need too, and the rest. Few files
 * compress best; by default, each set of entries and of parts that are loaded later would have its own. Preact is apart: the
 * store's linter has an expected finding in it (`lintFindings`), which must cover no other code.
 */
export function startChunks(): { groups: Group[] } {
  const known = new Map<string, ReadonlySet<string>>()
  const inStart = (name: string, isOf: (entries: ReadonlySet<string>) => boolean): Group['name'] => {
    return (id, graph) => {
      const entries = known.get(id) ?? entriesOf(id, graph)
      known.set(id, entries)
      return entries.has('panel') && isOf(entries) ? name : null
    }
  }
  // Rolldown adds what a module imports to its chunk, so what more entries need is put into its chunk before.
  return {
    groups: [
      { priority: 4, name: id => (PREACT.test(id) ? 'preact' : null) },
      { priority: 3, name: inStart('start-workers', entries => [...WORKERS].some(worker => entries.has(worker))) },
      { priority: 2, name: inStart('start-pages', entries => entries.size > 1) },
      { priority: 1, name: inStart('start-panel', () => true) },
    ],
  }
}

/** The name of the file or, if that is an index, of its folder. */
function entryName(entry: string): string {
  return /([^/]+?)(?:\/index)?\.\w+$/.exec(entry)?.[1] ?? ''
}

/** The names of the entries that import a module, directly or through others, before they run. */
function entriesOf(id: string, graph: Graph): ReadonlySet<string> {
  const entries = new Set<string>()
  const importers = new Set([id])
  // A set's iteration reaches what is added during it.
  for (const one of importers) {
    const info = graph.getModuleInfo(one)
    if (info?.isEntry) entries.add(entryName(one))
    for (const importer of info?.importers ?? []) importers.add(importer)
  }
  return entries
}
