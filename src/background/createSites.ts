import * as v from 'valibot'
import type { Scripting } from 'webextension-polyfill'
import { OFF_SCRIPT, OFF_SITES, OffSitesSchema, hostPattern } from '../bridge/sites.ts'

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
  /** Makes sure that the browser has the script of these sites; after an update, that of this version. */
  register: (options?: { isUpdated: boolean }) => Promise<void>
}

/**
 * Creates the sites. The list in local storage is the truth, and the registered script follows it: browsers keep the script
 * across sessions, but drop it at an update. One change is made at a time.
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
  const register = async (isUpdated: boolean): Promise<void> => {
    const hosts = await read().catch(() => undefined)
    // Without the list, the script stays as the browser has kept it.
    if (hosts) await apply(scripting, hosts, isUpdated)
  }
  const change = async (hosts: readonly string[], isOff: boolean): Promise<void> => {
    const before = await read()
    const others = before.filter(host => !hosts.includes(host))
    const after = isOff ? [...others, ...hosts].toSorted() : others
    await storage().set({ [OFF_SITES]: after })
    try {
      await apply(scripting, after)
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
    register: ({ isUpdated } = { isUpdated: false }) => inTurn(() => register(isUpdated)),
  }
}

/** Has the browser run the script of sites that are off on these hosts, and on no others; `isRenewed`: even if it does already. */
async function apply(scripting: SiteScripting, offHosts: readonly string[], isRenewed = false): Promise<void> {
  const [registered] = await scripting.getRegisteredContentScripts()
  if (offHosts.length === 0) return registered && scripting.unregisterContentScripts()
  const script = offScript(offHosts)
  if (!registered) return scripting.registerContentScripts([script])
  if (isRenewed || hostsOf(registered) !== hostsOf(script)) await scripting.updateContentScripts([script])
}

/** Stops the scripts of the manifest on these hosts, in all frames, before the page's first script. */
function offScript(offHosts: readonly string[]): Scripting.RegisteredContentScript {
  return {
    id: 'off',
    js: [OFF_SCRIPT],
    matches: offHosts.map(hostPattern),
    runAt: 'document_start',
    allFrames: true,
    // about:blank, srcdoc, blob: and data: documents follow the page that made them.
    matchOriginAsFallback: true,
    persistAcrossSessions: true,
  }
}

/** The hosts of a script as one text: browsers do not keep their order. */
function hostsOf({ matches = [] }: Partial<Scripting.RegisteredContentScript>): string {
  return matches.toSorted().join(' ')
}
