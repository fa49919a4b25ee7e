import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildClassicScript } from '../../build/classicScript.ts'

const PAGE_ENTRY = fileURLToPath(new URL('../../src/content/page/index.iife.ts', import.meta.url))
const OFF_ENTRY = fileURLToPath(new URL('../../src/content/off/index.iife.ts', import.meta.url))
const RELAY_ENTRY = fileURLToPath(new URL('testRelay.iife.ts', import.meta.url))

const everywhere = {
  matches: ['<all_urls>'],
  run_at: 'document_start',
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
}

/** A call of a page script that runs before the relay: no browser promises an order of the two. */
const EARLY_SCRIPT = `if (location.pathname === '/early') navigator.sendBeacon('/rest/v1/delivery?client=early', 'early')`

const OBSERVER = { ...everywhere, js: ['page.js', 'early.js'], world: 'MAIN' }
const RELAY = { ...everywhere, js: ['relay.js'] }
/** The extension is off on URLs with this text. */
export const OFF_MARK = 'switched-off'
const OFF = { ...everywhere, js: ['off.js'], include_globs: [`*${OFF_MARK}*`] }

export interface ExtensionOptions {
  /** Which of the two scripts starts first; before a relay that does, the one of sites that are off, otherwise last. */
  first: 'observer' | 'relay'
}

/** Builds an unpacked extension of the observer, as it is shipped, and a relay that posts each report to the URL. */
export async function buildExtension(
  directory: string,
  reportsUrl: string,
  { first }: ExtensionOptions,
): Promise<void> {
  await mkdir(directory, { recursive: true })
  await writeFile(`${directory}/page.js`, await buildClassicScript(PAGE_ENTRY))
  const define = { REPORTS_URL: JSON.stringify(reportsUrl) }
  await writeFile(`${directory}/relay.js`, await buildClassicScript(RELAY_ENTRY, { define }))
  await writeFile(`${directory}/off.js`, await buildClassicScript(OFF_ENTRY))
  await writeFile(`${directory}/early.js`, EARLY_SCRIPT)
  const manifest = {
    manifest_version: 3,
    name: 'Observer under test',
    version: '1',
    browser_specific_settings: { gecko: { id: 'observer@mbox-inspector.dev' } },
    host_permissions: ['<all_urls>'],
    content_scripts: first === 'observer' ? [OBSERVER, RELAY, OFF] : [OFF, RELAY, OBSERVER],
  }
  await writeFile(`${directory}/manifest.json`, JSON.stringify(manifest))
}
