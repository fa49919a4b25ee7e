import * as v from 'valibot'
import { ExtensionOutcomeSchema, type SendOutcome } from '../../bridge/messages.ts'
import { api } from './browserApi.ts'
import type { ExtensionSending } from './host.ts'

/** The sends that the background makes for the panel. */
export const extensionSending: ExtensionSending = {
  send: command => ask({ kind: 'send', command }),
  cancel: sendId => void ask({ kind: 'cancel send', sendId }),
  resultOf: sendId => ask({ kind: 'send result', sendId }),
}

async function ask(message: object): Promise<SendOutcome | undefined> {
  try {
    const parsed = v.safeParse(ExtensionOutcomeSchema, await api.runtime.sendMessage(message))
    return parsed.success ? parsed.output : undefined
  } catch {
    // The background stopped before it answered.
    return undefined
  }
}
