import type { Site } from './createSite.ts'

/** Why the panel shows nothing. `connecting` is shown as nothing at all: it lasts a moment. */
export type EmptyState =
  | { kind: 'connecting' }
  | { kind: 'gone' }
  | { kind: 'special page' }
  | { kind: 'no permission'; host: string }
  | { kind: 'updated' }
  | { kind: 'not observed' }
  | { kind: 'no traffic' }

/** Says why nothing was recorded, the nearest cause first. `frames` counts the observed ones. */
export function emptyState(site: Site, frames: number, gone: boolean): EmptyState {
  if (gone) return { kind: 'gone' }
  if (frames > 0) return { kind: 'no traffic' }
  if (!site.waited) return { kind: 'connecting' }
  if (site.url !== undefined && !/^(https?|file):/.test(site.url)) return { kind: 'special page' }
  if (!site.permitted) return { kind: 'no permission', host: hostOf(site.url) }
  return site.updated ? { kind: 'updated' } : { kind: 'not observed' }
}

function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : ''
}
