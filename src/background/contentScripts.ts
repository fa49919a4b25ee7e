import type { Scripting } from 'webextension-polyfill'
import { OFF_SCRIPT, hostPattern } from '../bridge/sites.ts'

export type ContentScript = Scripting.RegisteredContentScript

/**
 * The scripts to register while the extension is off on some hosts: one that stops those of the manifest there, in all their
 * frames, before the page's first script.
 */
export function contentScripts(offHosts: readonly string[]): ContentScript[] {
  if (offHosts.length === 0) return []
  return [
    {
      id: 'off',
      js: [OFF_SCRIPT],
      matches: offHosts.map(hostPattern),
      runAt: 'document_start',
      allFrames: true,
      // about:blank, srcdoc, blob: and data: documents follow the page that made them.
      matchOriginAsFallback: true,
      persistAcrossSessions: true,
    },
  ]
}
