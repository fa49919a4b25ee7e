import browser from 'webextension-polyfill'
import { readPermissionQuery, sitePattern } from '../../bridge/permissionPage.ts'
import type { PermissionHost } from './host.ts'

/** The host of the permission page, or undefined when the page was not opened by the panel. */
export function createPermissionHost(): PermissionHost | undefined {
  const question = readPermissionQuery(location.search)
  if (!question) return undefined
  const { origin, tabId } = question
  return {
    message: (key, ...values) => browser.i18n.getMessage(key, values),
    locale: browser.i18n.getMessage('locale'),
    origin,
    request: sites => request([sites === 'all' ? '<all_urls>' : (sitePattern(origin) ?? origin)]),
    goBack: () => void goBack(tabId),
  }
}

async function request(origins: string[]) {
  try {
    return { kind: (await browser.permissions.request({ origins })) ? 'granted' : 'denied' } as const
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) } as const
  }
}

async function goBack(tabId: number): Promise<void> {
  try {
    await browser.tabs.update(tabId, { active: true })
  } catch {
    // The inspected tab is closed.
  }
  const { id } = await browser.tabs.getCurrent()
  if (id !== undefined) await browser.tabs.remove(id)
}
