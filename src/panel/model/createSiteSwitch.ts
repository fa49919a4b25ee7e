import { computed, type ReadonlySignal } from '@preact/signals'
import { hostOfSite } from '../../bridge/sites.ts'
import type { Host } from '../host/host.ts'
import type { Site } from './createSite.ts'

/** Whether the extension is off on the page's host, and the way to change that from the next load. */
export interface SiteSwitch {
  /** The page's host name; undefined where there is nothing to switch. */
  host: ReadonlySignal<string | undefined>
  isOff: ReadonlySignal<boolean>
  /** The hosts that the extension is off on. */
  off: ReadonlySignal<readonly string[]>
  /** False in a private window, of which nothing is kept. */
  isPossible: ReadonlySignal<boolean>
  /** Switches the page's host; resolves to false when the browser refuses. */
  toggle: () => Promise<boolean>
  /** Switches the extension on everywhere; resolves to false when the browser refuses. */
  turnAllOn: () => Promise<boolean>
}

/** The browser's answer to a switch. */
export type Switched = { kind: 'refused' } | { kind: 'all on' } | { kind: 'one'; host: string; isOff: boolean }

export interface SiteSwitchOptions {
  host: Pick<Host, 'switchSites'>
  site: ReadonlySignal<Pick<Site, 'url' | 'off'>>
  /** Undefined counts as private. */
  isPrivate: ReadonlySignal<boolean | undefined>
  /** Asks for the site again. */
  askAgain: () => void
  onSwitched?: (switched: Switched) => void
}

/** Creates the switch of the site. */
export function createSiteSwitch({ host, site, isPrivate, askAgain, onSwitched }: SiteSwitchOptions): SiteSwitch {
  const name = computed(() => hostOfSite(site.value.url))
  const off = computed(() => site.value.off)
  const isOff = computed(() => name.value !== undefined && off.value.includes(name.value))
  const isPossible = computed(() => isPrivate.value === false)
  const set = async (hosts: readonly string[], wanted: Exclude<Switched, { kind: 'refused' }>): Promise<boolean> => {
    if (!isPossible.peek()) return false
    const isDone = await host.switchSites(hosts, wanted.kind === 'one' && wanted.isOff)
    askAgain()
    onSwitched?.(isDone ? wanted : { kind: 'refused' })
    return isDone
  }
  const switchOne = (one: string): Promise<boolean> => set([one], { kind: 'one', host: one, isOff: !isOff.value })
  return {
    host: name,
    isOff,
    off,
    isPossible,
    toggle: async () => name.value !== undefined && switchOne(name.value),
    turnAllOn: () => set(off.value, { kind: 'all on' }),
  }
}
