import browser from 'webextension-polyfill'
import type { SiteAnswer } from '../bridge/messages.ts'
import { sitePattern } from '../bridge/permissionPage.ts'
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

/** Returns whether the extension may run on the page at `url`, and whether it was updated in this browser session. */
export async function siteAnswer(url: string): Promise<SiteAnswer> {
  const [permitted, updated] = await Promise.all([mayRunOn(url), updateNote.isThere()])
  return { permitted, updated }
}

/** Whether the browser lets the extension access the site of a URL. */
export async function mayRunOn(url: string): Promise<boolean> {
  const pattern = sitePattern(url)
  return pattern === undefined || browser.permissions.contains({ origins: [pattern] })
}
