import * as v from 'valibot'

/**
 * The permission asked for: to run on a site, or to send from the extension to a host, each given as its origin, or the
 * consent to transmit data.
 */
export type PermissionWanted = { kind: 'site' | 'host'; origin: string } | { kind: 'transmission' }

/** The permission that the page is opened for, and the inspected tab to go back to. */
export interface PermissionQuestion {
  wanted: PermissionWanted
  tabId: number
}

const PATH = 'src/panel/permission.html'

const TabSchema = v.pipe(v.string(), v.digits(), v.transform(Number))
const OriginSchema = v.pipe(
  v.string(),
  v.url(),
  v.transform(url => new URL(url).origin),
  v.regex(/^https?:/),
)
const QuestionSchema = v.variant('for', [
  v.object({ for: v.literal('site'), origin: OriginSchema, tab: TabSchema }),
  v.object({ for: v.literal('host'), origin: OriginSchema, tab: TabSchema }),
  v.object({ for: v.literal('transmission'), tab: TabSchema }),
])

/**
 * Path and query of the page that asks for a site, inside the extension, or undefined for a page that no permission can
 * cover.
 */
export function permissionPath(url: string, tabId: number): string | undefined {
  return pathForOrigin('site', url, tabId)
}

/** The same of the page that asks for one host, so that the extension can send to it. */
export function hostPath(url: string, tabId: number): string | undefined {
  return pathForOrigin('host', url, tabId)
}

/** Path and query of the page that asks for the consent to transmit data. */
export function consentPath(tabId: number): string {
  return pathFor({ for: 'transmission', tab: String(tabId) })
}

/** Reads the permission page's own query; undefined when it is not one that the extension made. */
export function readPermissionQuery(query: string): PermissionQuestion | undefined {
  const parsed = v.safeParse(QuestionSchema, Object.fromEntries(new URLSearchParams(query)))
  if (!parsed.success) return undefined
  const { output } = parsed
  const wanted: PermissionWanted =
    output.for === 'transmission' ? { kind: output.for } : { kind: output.for, origin: output.origin }
  return { wanted, tabId: output.tab }
}

function pathForOrigin(kind: 'site' | 'host', url: string, tabId: number): string | undefined {
  if (sitePattern(url) === undefined) return undefined
  return pathFor({ for: kind, origin: new URL(url).origin, tab: String(tabId) })
}

function pathFor(query: Record<string, string>): string {
  return `${PATH}?${new URLSearchParams(query).toString()}`
}

/**
 * The match pattern of all pages of a site, or undefined where browsers have no such permission. Patterns do not
 * include ports.
 */
export function sitePattern(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${hostname}/*` : undefined
}
