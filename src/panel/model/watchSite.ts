import { computed, type ReadonlySignal } from '@preact/signals'
import type { Host } from '../host/host.ts'
import type { Site, SiteModel } from './createSite.ts'
import { withheldSite, type WithheldSite } from './withheldSite.ts'

/** What is known of the page's site. */
export interface WatchedSite {
  site: ReadonlySignal<Site>
  /** Asks the browser again about the page's site. */
  askAgain: () => void
  /** Whether the page's own relay is connected, and not only one of its frames. */
  isObserved: ReadonlySignal<boolean>
  /** The page's site when the browser withholds it from the extension. */
  withheld: ReadonlySignal<WithheldSite | undefined>
}

interface Watching extends Pick<WatchedSite, 'isObserved'> {
  /** Whether a page is known that was not left; on an unobserved page it is one of an earlier panel. */
  hasPage: () => boolean
  /** The tab went on to a page that is not observed. */
  onUnobserved: () => void
}

/** Asks about each page that the tab navigates to, and remembers what is known of its site. */
export function watchSite(
  host: Pick<Host, 'onNavigate'>,
  { site, ask, askAgain }: SiteModel,
  { isObserved, hasPage, onUnobserved }: Watching,
): WatchedSite {
  host.onNavigate(() => {
    void ask().then(() => {
      if (site.value.waited && !isObserved.value) onUnobserved()
    })
  })
  void ask().then(() => {
    if (site.value.waited && !isObserved.value && hasPage()) onUnobserved()
  })
  return { site, askAgain, isObserved, withheld: computed(() => withheldSite(site.value, isObserved.value)) }
}
