import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** The most bytes, compressed, of what each page or the panel pays for. Before raising one, check what could be left out. */
export const MOST_BYTES = {
  'page script': 5_490,
  relay: 2_050,
  /** All files that the panel loads at its start, each compressed. */
  'panel at its start': 68_500,
} as const
export type Budget = keyof typeof MOST_BYTES

/** The content scripts in the built extension. */
const SCRIPTS = {
  'page script': 'src/content/page/index.iife.js',
  relay: 'src/content/relay/index.iife.js',
} as const

/** Files that import one another by name. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']([^"']+)["']/g

/** Fails a build whose content scripts or panel are larger than their budgets. */
export function sizeBudget(): Plugin {
  let dist = ''
  return {
    name: 'size-budget',
    configResolved(config) {
      dist = path.resolve(config.root, config.build.outDir)
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const excesses = await findExcesses(dist)
        if (excesses.length > 0) throw new Error(excesses.join('\n'))
      },
    },
  }
}

/** The compressed bytes of a built extension that have a budget. */
export async function budgetedSizes(dist: string): Promise<Record<Budget, number>> {
  return {
    'page script': await compressedSize(path.join(dist, SCRIPTS['page script'])),
    relay: await compressedSize(path.join(dist, SCRIPTS.relay)),
    'panel at its start': await sizeOfStart(dist),
  }
}

/** A sentence for each budget that a built extension exceeds. */
export async function findExcesses(dist: string): Promise<string[]> {
  const sizes = await budgetedSizes(dist)
  return (Object.keys(MOST_BYTES) as Budget[])
    .filter(name => sizes[name] > MOST_BYTES[name])
    .map(
      name =>
        `The ${name} has ${sizes[name]} bytes compressed; its limit is ${MOST_BYTES[name]} (build/sizeBudget.ts).`,
    )
}

async function sizeOfStart(dist: string): Promise<number> {
  const scripts = await loadedAtStart(dist)
  const files = [...scripts.keys(), ...(await namedByPage(dist, 'css'))]
  const sizes = await Promise.all(files.map(compressedSize))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function compressedSize(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length
}

/** The scripts that a built panel loads at its start, with their code. */
export async function loadedAtStart(dist: string): Promise<Map<string, string>> {
  return withImports(await namedByPage(dist, 'js'))
}

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
    // Code to be copied has its own imports, from packages.
    const names = [...code.matchAll(STATIC_IMPORT)].map(([, name = '']) => name).filter(name => /^\.?\.?\//.test(name))
    const imports = names.map(name => path.resolve(path.dirname(file), name))
    await withImports(imports, loaded)
  }
  return loaded
}
