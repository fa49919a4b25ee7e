import * as v from 'valibot'
import type { Scripting } from 'webextension-polyfill'
import { OFF_SITES, OffSitesSchema } from '../bridge/sites.ts'
import { contentScripts, type ContentScript } from './contentScripts.ts'

/** The part of local storage that is in use. */
export interface SiteStorage {
  get: (name: string) => Promise<Record<string, unknown>>
  set: (items: Record<string, unknown>) => Promise<void>
}

/** The part of `scripting` that is in use. */
export type SiteScripting = Pick<
  Scripting.Static,
  'getRegisteredContentScripts' | 'registerContentScripts' | 'unregisterContentScripts' | 'updateContentScripts'
>

/** Where the extension runs: on all sites except those that it was switched off on. */
export interface Sites {
  /** The hosts that it is off on; none when the browser refuses the storage. */
  off: () => Promise<readonly string[]>
  /** Switches it off or on again on hosts, from their pages' next load; resolves to false when the browser refuses, and nothing changes. */
  switch: (hosts: readonly string[], isOff: boolean) => Promise<boolean>
  /** Makes sure that the browser has the content scripts; after an update, those of this version. */
  register: (options?: { isUpdated: boolean }) => Promise<void>
}

/**
 * Creates the sites. The list in local storage is the truth, and the registered scripts follow it: browsers keep them across
 * sessions, but drop them at an update. One change is made at a time.
 */
export function createSites({ storage, scripting }: { storage: () => SiteStorage; scripting: SiteScripting }): Sites {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const done = last.then(task)
    last = done.catch(() => {})
    return done
  }
  const read = async (): Promise<readonly string[]> => {
    const parsed = v.safeParse(OffSitesSchema, (await storage().get(OFF_SITES))[OFF_SITES])
    return parsed.success ? parsed.output : []
  }
  const register = async (renewed: 'changed' | 'all'): Promise<void> => {
    const hosts = await read().catch(() => undefined)
    // Without the list, the scripts that the browser has kept know it better.
    const isKept = hosts === undefined && (await scripting.getRegisteredContentScripts()).length > 0
    if (!isKept) await apply(scripting, contentScripts(hosts ?? []), renewed)
  }
  const change = async (hosts: readonly string[], isOff: boolean): Promise<void> => {
    const before = await read()
    const others = before.filter(host => !hosts.includes(host))
    const after = isOff ? [...others, ...hosts].toSorted() : others
    await storage().set({ [OFF_SITES]: after })
    try {
      await apply(scripting, contentScripts(after))
    } catch (error) {
      await storage().set({ [OFF_SITES]: before })
      throw error
    }
  }
  return {
    off: () => inTurn(read).catch(() => []),
    switch: (hosts, isOff) =>
      inTurn(() => change(hosts, isOff)).then(
        () => true,
        () => false,
      ),
    register: ({ isUpdated } = { isUpdated: false }) => inTurn(() => register(isUpdated ? 'all' : 'changed')),
  }
}

/** Has the browser run these scripts and no others. */
async function apply(
  scripting: SiteScripting,
  wanted: readonly ContentScript[],
  renewed: 'changed' | 'all' = 'changed',
): Promise<void> {
  const registered = new Map((await scripting.getRegisteredContentScripts()).map(script => [script.id, script]))
  const missing = wanted.filter(({ id }) => !registered.has(id))
  const changed = wanted.filter(script => {
    const known = registered.get(script.id)
    return known !== undefined && (renewed === 'all' || sitesOf(known) !== sitesOf(script))
  })
  const ids = [...registered.keys()].filter(id => wanted.every(script => script.id !== id))
  if (changed.length > 0) await scripting.updateContentScripts(changed)
  if (missing.length > 0) await scripting.registerContentScripts(missing)
  if (ids.length > 0) await scripting.unregisterContentScripts({ ids })
}

/** Where a script runs, as one text. */
function sitesOf({ matches = [], excludeMatches = [] }: Partial<ContentScript>): string {
  return [matches, excludeMatches].map(patterns => patterns.toSorted().join(' ')).join(' except ')
}
