import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Site } from './createSite.ts'
import { unobservedState, type EmptyState } from './emptyState.ts'

/** Ms without the page's relay until the page counts as not connected: the background may be starting, or the page loading. */
export const NOT_CONNECTED_AFTER = 4_000

/** Why the page itself reports nothing. A site that the browser withholds has a line for itself. */
export type NotConnected = Extract<EmptyState['kind'], 'gone' | 'special page' | 'updated' | 'not observed'>

export interface NotConnectedOptions {
  site: ReadonlySignal<Site>
  /** Whether the page's own relay is connected. */
  isObserved: ReadonlySignal<boolean>
  /** Whether the extension was updated or removed. */
  gone: ReadonlySignal<boolean>
  empty: ReadonlySignal<EmptyState | undefined>
  signal: AbortSignal
}

/**
 * Keeps why the page reports nothing, such as a crash or a load without the extension. Undefined while it is observed, and
 * while the panel is empty, which then states the reason itself.
 */
export function createNotConnected(options: NotConnectedOptions): ReadonlySignal<NotConnected | undefined> {
  const { site, isObserved, gone, empty, signal: ending } = options
  const isMissed = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = isObserved.subscribe(isSeen => {
    clearTimeout(timer)
    if (isSeen) isMissed.value = false
    else timer = setTimeout(() => void (isMissed.value = true), NOT_CONNECTED_AFTER)
  })
  ending.addEventListener('abort', () => {
    clearTimeout(timer)
    stop()
  })
  return computed(() => {
    if (empty.value) return undefined
    if (gone.value) return 'gone'
    if (!isMissed.value) return undefined
    const { kind } = unobservedState(site.value)
    return isNotConnected(kind) ? kind : undefined
  })
}

function isNotConnected(kind: EmptyState['kind']): kind is NotConnected {
  return kind === 'special page' || kind === 'updated' || kind === 'not observed'
}
