import browser, { type Permissions } from 'webextension-polyfill'
import { readPermissionQuery, sitePattern, type PermissionWanted } from '../../bridge/permissionPage.ts'
import { dataKinds } from '../../bridge/transmission.ts'
import type { Granting, PermissionHost, Wanted } from './host.ts'

/** The host of the permission page, or undefined when the page was not opened by the panel. */
export function createPermissionHost(): PermissionHost | undefined {
  const question = readPermissionQuery(location.search)
  if (!question) return undefined
  const { wanted, tabId } = question
  return {
    message: (key, ...values) => browser.i18n.getMessage(key, values),
    locale: browser.i18n.getMessage('locale'),
    wanted,
    request: asked => request(permissionsFor(asked, wanted)),
    goBack: () => void goBack(tabId),
  }
}

type DataKinds = NonNullable<Permissions.Permissions['data_collection']>

function permissionsFor(asked: Wanted, wanted: PermissionWanted): Permissions.Permissions {
  if (wanted.kind !== 'transmission')
    return { origins: [asked === 'all' ? '<all_urls>' : (sitePattern(wanted.origin) ?? wanted.origin)] }
  // The manifest's own kinds: the browser checks the request against them.
  return { data_collection: [...dataKinds(browser.runtime.getManifest())] as DataKinds }
}

async function request(permissions: Permissions.Permissions): Promise<Granting> {
  try {
    return { kind: (await browser.permissions.request(permissions)) ? 'granted' : 'denied' }
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
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
