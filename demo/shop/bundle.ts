import { build, type Rolldown } from 'vite'

/** Modules that the shop serves and no file has. */
const SERVED = ['/config.js']

const bundles = new Map<string, Promise<string>>()

/** A module with all that it imports from packages, built once: a `script`, or a `module` that may still import what the shop serves. */
export function bundle(entry: string, kind: 'script' | 'module'): Promise<string> {
  const known = bundles.get(entry) ?? buildOne(entry, kind)
  bundles.set(entry, known)
  return known
}

async function buildOne(entry: string, kind: 'script' | 'module'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: [kind === 'script' ? 'iife' : 'es'], name: 'bundle' },
      rolldownOptions: { external: SERVED },
    },
  })
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  const [chunk] = output?.output ?? []
  if (chunk === undefined) throw new Error(`Nothing was built from ${entry}`)
  return chunk.code
}
