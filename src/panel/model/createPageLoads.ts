import { computed, type ReadonlySignal } from '@preact/signals'
import type { DocumentInfo } from '../../bridge/messages.ts'
import { pageLoads, type PageLoads } from '../../core/session/pageLoads.ts'
import type { Capture } from './createCapture.ts'

/** The page loads of the calls that are shown. */
export function createPageLoads({ calls, documents }: Pick<Capture, 'calls' | 'documents'>): ReadonlySignal<PageLoads> {
  let known: readonly DocumentInfo[] = []
  // Documents change with each delivery, what they are does not.
  const described = computed(() => {
    const now = [...documents.value.values()].map(({ info }) => info)
    const isSame = now.length === known.length && now.every((info, index) => info === known[index])
    return isSame ? known : (known = now)
  })
  return computed(() => pageLoads(calls.value, described.value))
}
