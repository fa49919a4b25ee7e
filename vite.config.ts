import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import { defineConfig, type Plugin } from 'vite'
import { classicScripts, TARGET } from './build/classicScript.ts'
import { guidePage } from './build/guidePage.ts'
import { sizeBudget } from './build/sizeBudget.ts'
import { startChunks } from './build/startChunks.ts'
import { notices } from './build/notices.ts'
import manifest from './manifest.json' with { type: 'json' }
import { version } from './package.json' with { type: 'json' }

/**
 * The scripts that run in pages: those of the manifest, that of sites that are off, that of a tester's requests, and those of
 * the modes that a tester switches on for one load.
 */
const SCRIPTS = [
  ...manifest.content_scripts.flatMap(({ js }) => js),
  ...['off', 'send', 'witness', 'hold'].map(name => `src/content/${name}/index.iife.ts`),
]

/** Chrome's manifest, with the one version that there is: package.json's. */
const chromeManifest = { ...manifest, version }

/** `vite build` makes the extension for Chrome and Edge; `vite build --mode firefox` the one for Firefox. */
export default defineConfig(({ mode }) => {
  // Vite heeds the shell's NODE_ENV, and another one would make other code of the same source.
  process.env.NODE_ENV = 'production'
  const browser = mode === 'firefox' ? 'firefox' : 'chrome'
  return {
    plugins: [
      crx({ manifest: browser === 'firefox' ? firefoxManifest() : asManifest(chromeManifest), browser }),
      classicScripts(SCRIPTS),
      importWorker(),
      guidePage(),
      sizeBudget(),
      notices(SCRIPTS),
    ],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      modulePreload: false,
      cssTarget: ['chrome123', 'firefox120'],
      target: TARGET,
      rollupOptions: {
        input: { panel: 'src/panel/panel.html', permission: 'src/panel/permission.html' },
        output: { codeSplitting: startChunks() },
      },
    },
  }
})

/** Builds the worker that reads imports, with the chunks that it shares with the panel, as a file that the panel can name. */
function importWorker(): Plugin {
  return {
    name: 'import-worker',
    buildStart() {
      this.emitFile({
        type: 'chunk',
        id: 'src/panel/import-worker/index.ts',
        fileName: 'src/panel/import-worker/index.js',
      })
    },
  }
}

/**
 * What a notification that the tester sends transmits, in Mozilla's taxonomy: the page's address; ids of the visitor; what
 * was displayed or clicked; cookies and the contents of the page's request. https://mzl.la/firefox-builtin-data-consent
 */
const SENT_KINDS = ['browsingActivity', 'personallyIdentifyingInfo', 'websiteActivity', 'websiteContent']

/** Firefox runs the background as an event page and wants an id, its own minimum version and its data practices. */
function firefoxManifest(): ManifestV3Export {
  const { minimum_chrome_version: _, background, ...shared } = chromeManifest
  return asManifest({
    ...shared,
    background: { scripts: [background.service_worker], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'mbox-inspector@mbox-inspector.dev',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'], optional: SENT_KINDS },
      },
    },
  })
}

// CRXJS's type lacks `match_origin_as_fallback`, which it passes through.
function asManifest(manifest: object): ManifestV3Export {
  return manifest as ManifestV3Export
}
