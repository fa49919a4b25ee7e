import { signal, type ReadonlySignal } from '@preact/signals'
import type { Host } from '../host/host.ts'

/** Ms after which a page that could not be asked is asked again: right after a navigation it has no scripts yet. */
export const PAUSE = 100

/** How often a page is asked; some pages of the browser's own never answer. */
export const MAX_QUESTIONS = 20

/** Witness mode of the inspected page: its Delivery beacons are sent so that their answers can be read. */
export interface Witness {
  /** The page's own answer, asked after each navigation: never just the wish. */
  isOn: ReadonlySignal<boolean>
  /** Reloads the page, with the witness when it is off, and without it when it is on. */
  toggle: () => void
}

/** Creates the state and the toggle of the page's witness mode. */
export function createWitness(host: Host): Witness {
  const isOn = signal(false)
  let navigations = 0

  const ask = async (navigation: number, left: number): Promise<void> => {
    const answer = await host.isWitnessed()
    if (navigation !== navigations) return
    if (answer === undefined && left > 1) setTimeout(() => void ask(navigation, left - 1), PAUSE)
    else isOn.value = answer ?? false
  }

  host.onNavigate(() => {
    navigations += 1
    void ask(navigations, MAX_QUESTIONS)
  })
  void ask(navigations, MAX_QUESTIONS)
  return { isOn, toggle: () => host.reloadPage({ witnessed: !isOn.peek() }) }
}
