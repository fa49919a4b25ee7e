import { signal, type ReadonlySignal } from '@preact/signals'
import type { Host } from '../host/host.ts'

/** Ms to wait for a page's relay before the panel shows that the page is not observed. */
const PATIENCE = 2_000

/** The browser's state of the inspected page. */
export interface Site {
  url: string | undefined
  /** When the navigation to the page began, ms since the epoch, as far as the page states that. */
  openedAt: number | undefined
  permitted: boolean
  updated: boolean
  /** The hosts that the extension is off on. */
  off: readonly string[]
  /** Whether the relay had enough time to answer. */
  waited: boolean
}

export interface SiteModel {
  site: ReadonlySignal<Site>
  /**
   * Asks about a new page, at the start and after each navigation; resolves when its relay has also had time to answer.
   */
  ask: () => Promise<void>
  /** Asks again about the same page. */
  askAgain: () => void
}

const UNKNOWN: Site = {
  url: undefined,
  openedAt: undefined,
  permitted: true,
  updated: false,
  off: [],
  waited: false,
}

/** Keeps the known state of the inspected page, so that an empty panel shows the real reason. */
export function createSite(host: Host): SiteModel {
  const site = signal<Site>(UNKNOWN)
  let asked = 0
  let pages = 0

  const ask = async (): Promise<void> => {
    asked += 1
    const mine = asked
    const { url, openedAt } = (await host.page()) ?? {}
    const answer = url === undefined ? undefined : await host.askSite(url)
    if (mine !== asked) return
    const { permitted, updated, off } = answer ?? { permitted: true, updated: false, off: [] }
    site.value = { ...site.value, url, openedAt, permitted, updated, off }
  }

  return {
    site,
    ask: async () => {
      pages += 1
      const page = pages
      site.value = { ...site.value, permitted: true, waited: false }
      void ask()
      await new Promise(resolve => setTimeout(resolve, PATIENCE))
      // The next page has its own wait.
      if (page !== pages) return
      // Not after the answer: on the browser's own pages there is no answer.
      site.value = { ...site.value, waited: true }
      // Asked again: the tab may have navigated since the first question.
      await ask()
    },
    askAgain: () => void ask(),
  }
}
