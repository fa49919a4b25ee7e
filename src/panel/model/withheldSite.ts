import { sitePattern } from '../../bridge/permissionPage.ts'
import type { Site } from './createSite.ts'

/** A site that the browser withholds from the extension. */
export interface WithheldSite {
  url: string
  /** Host and port. */
  host: string
  /** The permission was revoked while the page was open: its scripts keep running until it is reloaded. */
  untilLoad: boolean
}

/** The inspected page's site when the browser withholds it. A page that is still observed was loaded before that. */
export function withheldSite({ url, permitted, waited }: Site, isObserved: boolean): WithheldSite | undefined {
  if (permitted || !waited || url === undefined || sitePattern(url) === undefined) return undefined
  return { url, host: new URL(url).host, untilLoad: isObserved }
}
