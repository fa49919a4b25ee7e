import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { readPackageLicence, type PackageLicence } from './packageLicence.ts'

const NOTICES = 'THIRD-PARTY-NOTICES.txt'
const LICENCE = 'LICENSE'

/** Code without a file: Vite and its bundler add it to the build. */
const HELPERS = { '\0vite/': 'vite', '\0rolldown/': 'rolldown' }

/**
 * Puts LICENSE and the notices of all bundled packages next to the extension's code. The bundled packages are read from
 * the modules of the chunks. `scripts` are built by other plugins in separate builds that this plugin cannot see, so
 * they are built once more for it. A package whose licence is missing or not permitted fails the build.
 */
export function notices(scripts: readonly string[]): Plugin {
  let root = ''
  return {
    name: 'third-party-notices',
    configResolved(config) {
      root = config.root
    },
    async generateBundle(_options, bundle) {
      const modules = [...modulesOf(Object.values(bundle)), ...(await modulesOfScripts(scripts, root))]
      const folders = [...new Set(modules.map(module => packageFolder(module, root)).filter(folder => folder !== ''))]
      const licences = await Promise.all(folders.map(readPackageLicence))
      this.emitFile({ type: 'asset', fileName: NOTICES, source: noticesText(licences) })
      this.emitFile({ type: 'asset', fileName: LICENCE, source: await readFile(path.join(root, LICENCE), 'utf8') })
    },
  }
}

function modulesOf(output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): readonly string[] {
  return output.flatMap(file => (file.type === 'chunk' ? file.moduleIds : []))
}

async function modulesOfScripts(scripts: readonly string[], root: string): Promise<readonly string[]> {
  if (scripts.length === 0) return []
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: { write: false, minify: false, rollupOptions: { input: [...scripts] } },
  })
  return ([built].flat() as Rolldown.RolldownOutput[]).flatMap(({ output }) => modulesOf(output))
}

/** The folder of the package that a module belongs to; empty for our own modules. */
function packageFolder(module: string, root: string): string {
  const helper = Object.entries(HELPERS).find(([prefix]) => module.startsWith(prefix))
  if (helper) return path.join(root, 'node_modules', helper[1])
  const file = module.replaceAll('\\', '/')
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []
  if (folder) return folder
  if (module.startsWith('\0')) throw new Error(`No package is known for the module ${module.slice(1)}.`)
  return ''
}

function noticesText(licences: readonly PackageLicence[]): string {
  const entries = new Map(licences.map(licence => [`${licence.name} ${licence.version}`, licence]))
  const parts = [...entries]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, { licence, source, text }]) =>
      [title, `Licence: ${licence}`, `Source: ${source}`, '', text].join('\n'),
    )
  const line = `\n\n${'='.repeat(80)}\n\n`
  return `${['Mbox Inspector contains code of these packages.', ...parts].join(line)}\n`
}
