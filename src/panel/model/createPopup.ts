import { signal, type ReadonlySignal } from '@preact/signals'
import type { PopupHost } from '../host/host.ts'
import type { Site } from './createSite.ts'
import { createSiteSwitch, type SiteSwitch } from './createSiteSwitch.ts'

/** The state of the icon's popup. */
export interface Popup {
  site: SiteSwitch
  /** Whether the browser has answered. */
  isKnown: ReadonlySignal<boolean>
}

/** Creates the model of the icon's popup, about the tab in front. */
export function createPopup(host: PopupHost): Popup {
  const site = signal<Pick<Site, 'url' | 'off'>>({ url: undefined, off: [] })
  const isPrivate = signal<boolean>()
  const isKnown = signal(false)
  const ask = async (): Promise<void> => {
    const tab = await host.tab()
    const answer = tab.url === undefined ? undefined : await host.askSite(tab.url)
    isPrivate.value = tab.isPrivate
    site.value = { url: tab.url, off: answer?.off ?? [] }
    isKnown.value = true
  }
  void ask()
  return { site: createSiteSwitch({ host, site, isPrivate, askAgain: () => void ask() }), isKnown }
}
