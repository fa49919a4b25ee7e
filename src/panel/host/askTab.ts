import * as v from 'valibot'
import { TabAnswerSchema } from '../../bridge/messages.ts'
import { dataKinds } from '../../bridge/transmission.ts'
import { api } from './browserApi.ts'
import type { TabFacts } from './host.ts'

/** Ms to wait for the background's answer: it may have to start first. */
const PATIENCE = 5_000

/**
 * Asks the background for the browser's state of the inspected tab. Without an answer, anything that needs permission
 * counts as not allowed.
 */
export async function askTab(tabId: number): Promise<TabFacts> {
  const late = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), PATIENCE))
  const parsed = v.safeParse(TabAnswerSchema, await Promise.race([answered(tabId), late]))
  if (parsed.success) return parsed.output
  const isAskedFor = dataKinds(api.runtime.getManifest()).length > 0
  return { isPrivate: undefined, transmission: isAskedFor ? 'not allowed' : 'not asked' }
}

async function answered(tabId: number): Promise<unknown> {
  try {
    const answer: unknown = await api.runtime.sendMessage({ kind: 'tab', tabId })
    return answer
  } catch {
    // The extension was updated or removed.
    return undefined
  }
}
