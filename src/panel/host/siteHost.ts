import * as v from 'valibot'
import { SiteAnswerSchema, SwitchedSchema } from '../../bridge/sites.ts'
import { api } from './browserApi.ts'
import type { Host } from './host.ts'

/** The background's answers about sites; one that does not come counts as a refusal. */
export const siteHost: Pick<Host, 'askSite' | 'switchSites'> = {
  askSite: async url => {
    const parsed = v.safeParse(SiteAnswerSchema, await answered({ kind: 'site', url }))
    return parsed.success ? parsed.output : undefined
  },
  switchSites: async (hosts, isOff) => {
    const parsed = v.safeParse(SwitchedSchema, await answered({ kind: 'switch sites', hosts, isOff }))
    return parsed.success && parsed.output
  },
}

async function answered(message: object): Promise<unknown> {
  try {
    const answer: unknown = await api.runtime.sendMessage(message)
    return answer
  } catch {
    // The extension was updated or removed.
    return undefined
  }
}
