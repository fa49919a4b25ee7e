import browser from 'webextension-polyfill'
import type { SiteAnswer } from '../bridge/sites.ts'
import { sitePattern } from '../bridge/permissionPage.ts'
import type { Sites } from './createSites.ts'
import { createUpdateNote } from './updateNote.ts'

const updateNote = createUpdateNote(() => browser.storage.session)

/**
 * Remembers for this browser session that the extension was updated: pages opened earlier still talk to the old
 * version.
 */
export function rememberUpdates(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') void updateNote.write()
  })
}

/**
 * Returns whether the extension may run on the page at `url`, whether it was updated in this browser session, and the hosts that it
 * is off on.
 */
export async function siteAnswer(url: string, { off }: Pick<Sites, 'off'>): Promise<SiteAnswer> {
  const [permitted, updated, hosts] = await Promise.all([mayRunOn(url), updateNote.isThere(), off()])
  return { permitted, updated, off: [...hosts] }
}

/** Whether the browser lets the extension access the site of a URL. */
export async function mayRunOn(url: string): Promise<boolean> {
  const pattern = sitePattern(url)
  return pattern === undefined || browser.permissions.contains({ origins: [pattern] })
}
