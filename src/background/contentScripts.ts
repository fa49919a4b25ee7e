import type { Scripting } from 'webextension-polyfill'
import { CONTENT_SCRIPTS } from '../bridge/contentScripts.ts'
import { hostPattern } from '../bridge/sites.ts'

export type ContentScript = Scripting.RegisteredContentScript

const EVERYWHERE = {
  matches: ['<all_urls>'],
  runAt: 'document_start',
  allFrames: true,
  // about:blank, srcdoc, blob: and data: documents follow the page that made them.
  matchOriginAsFallback: true,
  persistAcrossSessions: true,
} as const

/**
 * The content scripts while the extension is off on some hosts: the observer and the relay run everywhere else, and on those hosts
 * a script that reads nothing has the icon show it.
 */
export function contentScripts(offHosts: readonly string[]): ContentScript[] {
  const off = offHosts.map(hostPattern)
  const elsewhere = { ...EVERYWHERE, matches: [...EVERYWHERE.matches], excludeMatches: off }
  const scripts: ContentScript[] = [
    { ...elsewhere, id: 'page', js: [CONTENT_SCRIPTS.page], world: 'MAIN' },
    { ...elsewhere, id: 'relay', js: [CONTENT_SCRIPTS.relay] },
  ]
  if (off.length === 0) return scripts
  const { runAt, persistAcrossSessions } = EVERYWHERE
  return [...scripts, { id: 'off', js: [CONTENT_SCRIPTS.off], matches: off, runAt, persistAcrossSessions }]
}
