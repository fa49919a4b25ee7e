import * as v from 'valibot'

/** What the permission page is opened for: the site asked for, as its origin, and the inspected tab to go back to. */
export interface PermissionQuestion {
  origin: string
  tabId: number
}

const PATH = 'src/panel/permission.html'

const QuestionSchema = v.object({
  origin: v.pipe(
    v.string(),
    v.url(),
    v.transform(url => new URL(url).origin),
    v.regex(/^https?:/),
  ),
  tab: v.pipe(v.string(), v.digits(), v.transform(Number)),
})

/** Path and query of the permission page inside the extension, or undefined for a page that no permission opens. */
export function permissionPath(url: string, tabId: number): string | undefined {
  if (sitePattern(url) === undefined) return undefined
  return `${PATH}?${new URLSearchParams({ origin: new URL(url).origin, tab: String(tabId) }).toString()}`
}

/** Reads the permission page's own query; undefined when somebody typed it. */
export function readPermissionQuery(query: string): PermissionQuestion | undefined {
  const parsed = v.safeParse(QuestionSchema, Object.fromEntries(new URLSearchParams(query)))
  return parsed.success ? { origin: parsed.output.origin, tabId: parsed.output.tab } : undefined
}

/** The match pattern of all pages of a site, or undefined where browsers have no such permission. Patterns know no ports. */
export function sitePattern(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${hostname}/*` : undefined
}
