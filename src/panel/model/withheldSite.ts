import { sitePattern } from '../../bridge/permissionPage.ts'
import type { Site } from './createSite.ts'

/** A site that the browser withholds from the extension. */
export interface WithheldSite {
  url: string
  /** Host and port. */
  host: string
  /** The permission was withdrawn under the page: its scripts go on until it is loaded again. */
  untilLoad: boolean
}

/** The inspected page's site when the browser withholds it. A page that is observed all the same was loaded before. */
export function withheldSite({ url, permitted, waited }: Site, isObserved: boolean): WithheldSite | undefined {
  if (permitted || !waited || url === undefined || sitePattern(url) === undefined) return undefined
  return { url, host: new URL(url).host, untilLoad: isObserved }
}
