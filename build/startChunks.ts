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

/** More entries than there are. */
const MOST_ENTRIES = 8

const PREACT = /[\\/]node_modules[\\/]preact[\\/]/

/**
 * The chunks of the panel: what the panel loads at its start is one chunk for each set of entries that need it. By
 * default, each set of parts that are loaded later would split it further, into files that compress badly. Preact is apart: the
 * store's linter has an expected finding in it (`lintFindings`), which must cover no other code.
 */
export function startChunks(): { groups: Group[] } {
  const known = new Map<string, ReadonlySet<string>>()
  const chunkName = (id: string, graph: Graph, size: number): string | null => {
    const entries = known.get(id) ?? entriesOf(id, graph)
    known.set(id, entries)
    const names = [...entries].map(entryName)
    return entries.size === size && names.includes('panel') ? `start-${names.toSorted().join('-')}` : null
  }
  // Rolldown adds what a module imports to its chunk, so what more entries need is put into its chunks before.
  const byEntries = Array.from({ length: MOST_ENTRIES }, (_, before) => ({
    priority: before + 1,
    name: (id: string, graph: Graph) => chunkName(id, graph, before + 1),
  }))
  return { groups: [{ priority: MOST_ENTRIES + 1, name: id => (PREACT.test(id) ? 'preact' : null) }, ...byEntries] }
}

/** The name of the file or, if that is an index, of its folder. */
function entryName(entry: string): string {
  return /([^/]+?)(?:\/index)?\.\w+$/.exec(entry)?.[1] ?? ''
}

/** The entries that import a module, directly or through others, before they run. */
function entriesOf(id: string, graph: Graph): ReadonlySet<string> {
  const entries = new Set<string>()
  const importers = new Set([id])
  // A set's iteration reaches what is added during it.
  for (const one of importers) {
    const info = graph.getModuleInfo(one)
    if (info?.isEntry) entries.add(one)
    for (const importer of info?.importers ?? []) importers.add(importer)
  }
  return entries
}
