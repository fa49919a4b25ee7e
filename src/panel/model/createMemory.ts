import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Host } from '../host/host.ts'
import type { TabModel } from './createTab.ts'

/** Why choices last for this panel only: its window is private, or may be, or the browser refuses storage. */
export type Lapse = 'private' | 'unknown' | 'refused'

/** The user's choices: kept in the browser when possible, otherwise in this panel. */
export interface Memory {
  /** Undefined while choices are kept in the browser. */
  lapse: ReadonlySignal<Lapse | undefined>
  remembered: (name: string) => string | undefined
  remember: (name: string, value: string) => void
  /** Notes whether the browser kept a value, and reports when it did not. */
  note: (isKept: boolean) => void
}

/**
 * Creates the memory. In a window that is private, or may be, nothing is written; display settings are still read.
 * Choices made before the browser has answered are written once it reports that the window is not private.
 */
export function createMemory(host: Pick<Host, 'store'>, tab: Pick<TabModel, 'isPrivate'>): Memory {
  const { store } = host
  /** The values that the browser does not keep. */
  const own = new Map<string, string>()
  const isRefused = signal(false)
  const note = (isKept: boolean): void => {
    if (!isKept) isRefused.value = true
  }
  const write = (name: string, value: string): void => {
    const isKept = store.write(name, value)
    if (isKept) own.delete(name)
    note(isKept)
  }
  tab.isPrivate.subscribe(isPrivate => {
    if (isPrivate === false) for (const [name, value] of own) write(name, value)
  })
  return {
    lapse: computed(() => lapseOf(tab.isPrivate.value, isRefused.value)),
    remembered: name => {
      const chosen = own.get(name)
      if (chosen !== undefined) return chosen
      const stored = store.read(name)
      note(stored.kind === 'stored')
      return stored.kind === 'stored' ? stored.value : undefined
    },
    remember: (name, value) => {
      own.set(name, value)
      if (tab.isPrivate.peek() === false) write(name, value)
    },
    note,
  }
}

function lapseOf(isPrivate: boolean | undefined, isRefused: boolean): Lapse | undefined {
  if (isRefused) return 'refused'
  if (isPrivate === undefined) return 'unknown'
  return isPrivate ? 'private' : undefined
}
