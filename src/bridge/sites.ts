import * as v from 'valibot'

/** The name under which local storage keeps the hosts that the extension is off on. */
export const OFF_SITES = 'sitesOff'

/** A host name as URLs have it, without a port: match patterns have none. */
export const HostNameSchema = v.pipe(
  v.string(),
  v.check(host => hostOfSite(`https://${host}/`) === host),
)

/** The path where the build puts the script of the hosts that the extension is off on. */
export const OFF_SCRIPT = 'src/content/off/index.iife.js'

/** The hosts that the extension is off on. */
export const OffSitesSchema = v.array(HostNameSchema)

/** The host name of a page that the extension can be switched off on; undefined for files and the browser's own pages. */
export function hostOfSite(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? hostname : undefined
}

/** The match pattern of all pages of a host, on every port. */
export function hostPattern(host: string): string {
  return `*://${host}/*`
}

/**
 * Panel or popup to background, by `runtime.sendMessage`: may the extension run on this page, was it updated since the page
 * loaded, and which hosts is it off on?
 */
export const SiteQuestionSchema = v.object({ kind: v.literal('site'), url: v.string() })
export const SiteAnswerSchema = v.object({ permitted: v.boolean(), updated: v.boolean(), off: OffSitesSchema })
export type SiteAnswer = v.InferOutput<typeof SiteAnswerSchema>

/** Panel or popup to background, by `runtime.sendMessage`: switch the extension off, or on again, on these hosts. */
export const SwitchSitesSchema = v.object({
  kind: v.literal('switch sites'),
  hosts: OffSitesSchema,
  isOff: v.boolean(),
})

/** The background's answer to that: whether the browser did it. */
export const SwitchedSchema = v.boolean()

/** The script of a page that the extension is off on to background, by `runtime.sendMessage`: show that on the icon. */
export const OffHereSchema = v.object({ kind: v.literal('off here') })
export type OffHere = v.InferOutput<typeof OffHereSchema>
