import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import { defineConfig } from 'vite'
import chromeManifest from './manifest.json' with { type: 'json' }

/** `vite build` makes the extension for Chrome and Edge; `vite build --mode firefox` the one for Firefox. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome'
  return {
    plugins: [crx({ manifest: browser === 'firefox' ? firefoxManifest() : asManifest(chromeManifest), browser })],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      modulePreload: false,
      cssTarget: ['chrome123', 'firefox120'],
      target: 'es2022',
      rollupOptions: { input: { panel: 'src/panel/panel.html' } },
    },
  }
})

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
        data_collection_permissions: { required: ['none'] },
      },
    },
  })
}

// CRXJS's type lacks `match_origin_as_fallback`, which it passes through.
function asManifest(manifest: object): ManifestV3Export {
  return manifest as ManifestV3Export
}
