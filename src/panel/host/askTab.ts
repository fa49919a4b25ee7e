import { TabAnswerSchema } from '../../bridge/messages.ts'
import { dataKinds } from '../../bridge/transmission.ts'
import { askBackground, PATIENCE } from './askBackground.ts'
import { api } from './browserApi.ts'
import type { TabFacts } from './host.ts'

/**
 * Asks the background for the browser's state of the inspected tab. Without an answer within {@link PATIENCE}, anything that
 * needs permission counts as not allowed, until the answer comes: then the listener gets that, too.
 */
export function askTab(tabId: number, listener: (tab: TabFacts) => void): void {
  const late = setTimeout(() => listener(unknownTab()), PATIENCE)
  void askBackground(TabAnswerSchema, { kind: 'tab', tabId }).then(answer => {
    clearTimeout(late)
    listener(answer ?? unknownTab())
  })
}

function unknownTab(): TabFacts {
  const isAskedFor = dataKinds(api.runtime.getManifest()).length > 0
  return { isPrivate: undefined, transmission: isAskedFor ? 'not allowed' : 'not asked' }
}
