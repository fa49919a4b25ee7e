import { signal, type ReadonlySignal } from '@preact/signals'
import type { Store } from '../host/host.ts'
import type { Memory } from './createMemory.ts'
import type { TabModel } from './createTab.ts'

/** The tester's agreements. */
export interface Agreements {
  /** Trusted hosts, each with its scheme: sends to Target's paths there need no confirmation. */
  trusted: ReadonlySignal<readonly string[]>
  trust: (origin: string) => void
  isConfirmed: (key: string) => boolean
  confirm: (key: string) => void
  /** Revokes all agreements. */
  forget: () => void
  /** Continues once earlier agreements are known: at once, or when the browser has answered. */
  whenKnown: (goOn: () => void) => void
}

export interface AgreementsOptions {
  store: Store
  tab: TabModel
  memory: Memory
}

const TRUSTED = 'hosts not asked for'

/**
 * Creates the agreements. They are read from the browser and written to it only where the window is known not to be
 * private: otherwise they apply only to this panel, because an agreement in one kind of window is not valid in the
 * other.
 */
export function createAgreements({ store, tab, memory }: AgreementsOptions): Agreements {
  const trusted = signal<readonly string[]>([])
  const confirmed = new Set<string>()
  const isShared = (): boolean => tab.isPrivate.peek() === false
  const waiting: (() => void)[] = []
  let [isLoaded, isForgotten] = [false, false]

  const loaded = (keys: readonly string[] | undefined): void => {
    if (!isForgotten) keys?.forEach(key => confirmed.add(key))
    memory.note(keys !== undefined)
    isLoaded = true
    waiting.splice(0).forEach(goOn => goOn())
  }
  const load = (): void => {
    if (isForgotten) return forgetShared()
    trusted.value = [...new Set([...readHosts(memory.remembered(TRUSTED)), ...trusted.peek()])]
    store.confirmed(loaded)
  }
  const trust = (hosts: readonly string[]): void => {
    trusted.value = hosts
    if (isShared()) memory.remember(TRUSTED, JSON.stringify(hosts))
  }
  const keep = (keeping: () => Promise<boolean>): void => {
    if (isShared()) void keeping().then(memory.note)
  }
  // Revoked before it was known whether anything is shared.
  const forgetShared = (): void => {
    trust(trusted.peek())
    keep(() => store.forget())
    loaded([])
  }
  // Once: a tab never leaves its kind of window.
  tab.isPrivate.subscribe(isPrivate => {
    if (isPrivate === false) load()
  })
  return {
    trusted,
    trust: origin => trust([...new Set([...trusted.value, origin])]),
    isConfirmed: key => confirmed.has(key),
    confirm: key => {
      confirmed.add(key)
      keep(() => store.confirm(key))
    },
    forget: () => {
      isForgotten = !isLoaded
      confirmed.clear()
      trust([])
      keep(() => store.forget())
    },
    whenKnown: goOn =>
      tab.whenAsked(() => {
        if (isShared() && !isLoaded) waiting.push(goOn)
        else goOn()
      }),
  }
}

function readHosts(text: string | undefined): string[] {
  try {
    const hosts: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(hosts) ? hosts.filter(host => typeof host === 'string') : []
  } catch {
    return []
  }
}
