import { signal, type ReadonlySignal } from '@preact/signals'
import type { Host } from '../host/host.ts'

/** Ms that a page's relay may take to answer before the panel says that the page is not observed. */
const PATIENCE = 2_000

/** What the browser says of the inspected page. */
export interface Site {
  url: string | undefined
  permitted: boolean
  updated: boolean
  /** Whether the relay had time enough to answer. */
  waited: boolean
}

export interface SiteModel {
  site: ReadonlySignal<Site>
  /** Asks of a new page, at the start and after each navigation; resolves when its relay had time to answer too. */
  ask: () => Promise<void>
  /** Asks again of the same page. */
  askAgain: () => void
}

/** Keeps what is known of the inspected page, for the honest empty panel. */
export function createSite(host: Host): SiteModel {
  const site = signal<Site>({ url: undefined, permitted: true, updated: false, waited: false })
  let asked = 0
  let pages = 0

  const ask = async (): Promise<void> => {
    asked += 1
    const mine = asked
    const url = await host.pageUrl()
    const answer = url === undefined ? undefined : await host.askSite(url)
    if (mine !== asked) return
    site.value = { ...site.value, url, permitted: answer?.permitted ?? true, updated: answer?.updated ?? false }
  }

  return {
    site,
    ask: async () => {
      pages += 1
      const page = pages
      site.value = { ...site.value, permitted: true, waited: false }
      void ask()
      await new Promise(resolve => setTimeout(resolve, PATIENCE))
      // The next page has a wait of its own.
      if (page !== pages) return
      // Not after the answer: on pages of its own the browser gives none.
      site.value = { ...site.value, waited: true }
      // Asked again: the page may have gone on from the one that was there at first.
      await ask()
    },
    askAgain: () => void ask(),
  }
}
