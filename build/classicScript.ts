import { build, type Plugin, type Rolldown } from 'vite'

/** The language of all scripts of the extension. */
export const TARGET = 'es2022'

export interface ClassicScriptOptions {
  /** The folder that `input` is relative to; by default the current one. */
  root?: string
  /** Texts that replace global names in the code. */
  define?: Readonly<Record<string, string>>
}

/** Builds a module with all its imports as one minified classic script, and resolves to its code. */
export async function buildClassicScript(
  input: string,
  { root = process.cwd(), define = {} }: ClassicScriptOptions = {},
): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target: TARGET,
      rollupOptions: {
        input,
        // Constants are inlined: those of other modules by the bundler, those that stay constants by the minifier.
        optimization: { inlineConst: true },
        output: { format: 'iife', topLevelVar: false },
      },
    },
  })
  const [chunk] = ([built].flat() as Rolldown.RolldownOutput[]).flatMap(({ output }) => output)
  if (chunk?.type !== 'chunk') throw new Error(`Nothing was built of ${input}.`)
  return chunk.code
}

/**
 * Puts classic scripts into the extension, under the paths of their modules. Those that the manifest names take the place of
 * CRXJS's, which has no options for their size. No page can load the others: CRXJS's `?iife` import would list them in
 * `web_accessible_resources`.
 */
export function classicScripts(inputs: readonly string[]): Plugin {
  let root = ''
  return {
    name: 'classic-scripts',
    enforce: 'post',
    configResolved(config) {
      root = config.root
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        for (const input of inputs) {
          const fileName = input.replace(/\.ts$/, '.js')
          const source = await buildClassicScript(input, { root })
          const file = bundle[fileName]
          if (file?.type === 'asset') file.source = source
          else this.emitFile({ type: 'asset', fileName, source })
        }
      },
    },
  }
}
