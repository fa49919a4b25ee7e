import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { TabAnswerSchema } from '../../bridge/messages.ts'
import { dataKinds } from '../../bridge/transmission.ts'
import type { TabFacts } from './host.ts'

/** Ms that the background may take to answer: it may have to start first. */
const PATIENCE = 5_000

/** Asks the background what the browser says of the inspected tab. Without an answer nothing is allowed that would be asked for. */
export async function askTab(tabId: number): Promise<TabFacts> {
  const late = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), PATIENCE))
  const parsed = v.safeParse(TabAnswerSchema, await Promise.race([answered(tabId), late]))
  if (parsed.success) return parsed.output
  const isAskedFor = dataKinds(browser.runtime.getManifest()).length > 0
  return { isPrivate: undefined, transmission: isAskedFor ? 'not allowed' : 'not asked' }
}

async function answered(tabId: number): Promise<unknown> {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ kind: 'tab', tabId })
    return answer
  } catch {
    // The extension was updated or removed.
    return undefined
  }
}
