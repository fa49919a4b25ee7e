import { SiteAnswerSchema, SwitchedSchema } from '../../bridge/sites.ts'
import { askBackground } from './askBackground.ts'
import type { Host } from './host.ts'

/** The background's answers about sites; one that does not come counts as a refusal. */
export const siteHost: Pick<Host, 'askSite' | 'switchSites'> = {
  askSite: url => askBackground(SiteAnswerSchema, { kind: 'site', url }),
  switchSites: async (hosts, isOff) =>
    (await askBackground(SwitchedSchema, { kind: 'switch sites', hosts, isOff })) ?? false,
}
