import { signal, type ReadonlySignal } from '@preact/signals'
import type { PageMode } from '../../core/session/pageMode.ts'
import type { Host } from '../host/host.ts'

/** Ms after which a page that could not be asked is asked again: right after a navigation it has no scripts yet. */
export const PAUSE = 100

/** How often a page is asked; some pages of the browser's own never answer. */
export const MAX_QUESTIONS = 20

/** The mode that the inspected page has loaded in: witness mode, hold mode or none. */
export interface PageModeModel {
  /** The page's own answer, asked after each navigation: never just the wish. */
  current: ReadonlySignal<PageMode | 'none'>
  /** Reloads the page, in the mode when it is off, and without it when it is on. */
  toggle: (mode: PageMode) => void
  /** Reloads the page without any mode. */
  reload: () => void
}

/**
 * Creates the state and the toggles of the page's mode. `onRefused`: the browser does not reload the page; it
 * returns a function that is called once the page was loaded. `isOff`: the extension is off on the page's site; no mode can be
 * switched on there. Firefox's toolbox may lose the page when navigations follow each other at once; from then on it refuses
 * until it is opened again.
 */
export function createPageMode(host: Host, onRefused: () => () => void, isOff: () => boolean): PageModeModel {
  const current = signal<PageMode | 'none'>('none')
  let [navigations, onLoaded] = [0, (): void => {}]
  let known: number | undefined

  const ask = async (navigation: number, left: number): Promise<void> => {
    const answer = await host.pageMode()
    if (navigation !== navigations) return
    // A page that is being left may still answer after the navigation was reported.
    if ((!answer || answer.openedAt === known) && left > 1) {
      setTimeout(() => void ask(navigation, left - 1), PAUSE)
      return
    }
    known = answer?.openedAt
    current.value = answer?.mode ?? 'none'
  }

  host.onNavigate(() => {
    navigations += 1
    onLoaded()
    void ask(navigations, MAX_QUESTIONS)
  })
  void ask(navigations, MAX_QUESTIONS)
  const reload = (mode?: PageMode): void => {
    void host.reloadPage(mode).then(isReloading => {
      if (!isReloading) onLoaded = onRefused()
    })
  }
  const toggle = (mode: PageMode): void => {
    if (current.peek() === mode) reload()
    else if (!isOff()) reload(mode)
  }
  return { current, toggle, reload: () => reload() }
}
