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
  /** Whether a page is observed that was not opened before this time, ms since the epoch; any page when the time is not known. */
  isObservedSince: (openedAt: number | undefined) => boolean
  /** Whether a page is known that was not left; on an unobserved page it is one of an earlier panel. */
  hasPage: () => boolean
  /** The tab went on to a page that is not observed. */
  onUnobserved: (openedAt: number | undefined) => void
}

/** Asks about each page that the tab navigates to, and remembers what is known of its site. */
export function watchSite(
  host: Pick<Host, 'onNavigate'>,
  { site, ask, askAgain }: SiteModel,
  { isObserved, isObservedSince, hasPage, onUnobserved }: Watching,
): WatchedSite {
  const lookAfter = async (isToLeave = (): boolean => true): Promise<void> => {
    await ask()
    const { waited, openedAt } = site.value
    if (waited && !isObservedSince(openedAt) && isToLeave()) onUnobserved(openedAt)
  }
  host.onNavigate(() => void lookAfter())
  void lookAfter(hasPage)
  return { site, askAgain, isObserved, withheld: computed(() => withheldSite(site.value, isObserved.value)) }
}
