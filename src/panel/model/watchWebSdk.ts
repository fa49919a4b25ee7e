import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { NetworkNews } from '../../bridge/network.ts'
import type { ObservedDocument } from './observedDocuments.ts'

/** Whether the inspected page uses the Web SDK, as far as can be detected without touching it. */
export interface WebSdk {
  isUsedBy: (connected: ReadonlySignal<readonly ObservedDocument[]>) => ReadonlySignal<boolean>
  /** Takes the network log's news. */
  receive: (news: NetworkNews) => void
}

/**
 * Watches for calls to the Edge Network: the network log has those since DevTools was opened, the relays of the page
 * those from before. The log's news include the time when the page was opened: the panel may learn of a navigation
 * after the page's first calls.
 */
export function watchWebSdk(): WebSdk {
  const inLog = signal(false)
  return {
    isUsedBy: connected =>
      computed(() => inLog.value || connected.value.some(({ usesWebSdk, left }) => usesWebSdk && left === false)),
    receive: ({ webSdkAt, pages }) => {
      inLog.value = webSdkAt !== undefined && webSdkAt >= (pages.at(-1)?.openedAt ?? -Infinity)
    },
  }
}
