import { signal, type ReadonlySignal } from '@preact/signals'
import type { Transmission } from '../../bridge/transmission.ts'
import type { Host } from '../host/host.ts'

/** The browser's state of the inspected tab. */
export interface TabModel {
  /** Whether it is in a private window; undefined until the browser has answered. */
  isPrivate: ReadonlySignal<boolean | undefined>
  /** Whether the browser lets the extension transmit; undefined until it has answered once. */
  transmission: ReadonlySignal<Transmission | undefined>
  /** Asks again: permissions changed. */
  askAgain: () => void
  /**
   * Continues at once where the answer cannot change any more, otherwise after asking the browser again: a consent can
   * be revoked.
   */
  whenAsked: (goOn: () => void) => void
}

/** Asks the browser about the tab, and keeps the answer. */
export function createTab(host: Pick<Host, 'askTab'>): TabModel {
  const isPrivate = signal<boolean>()
  const transmission = signal<Transmission>()
  let [asked, newest] = [0, 0]
  const ask = (then: () => void): void => {
    asked += 1
    const mine = asked
    let goOn = then
    host.askTab(answer => {
      // A tab never leaves its kind of window.
      isPrivate.value ??= answer.isPrivate
      if (mine >= newest) [newest, transmission.value] = [mine, answer.transmission]
      goOn()
      // Only once: a late answer calls the listener again.
      goOn = () => {}
    })
  }
  const isClear = (): boolean => isPrivate.value !== undefined && transmission.value === 'not asked'
  ask(() => {})
  return {
    isPrivate,
    transmission,
    askAgain: () => ask(() => {}),
    whenAsked: goOn => (isClear() ? goOn() : ask(goOn)),
  }
}
