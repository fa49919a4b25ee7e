import { poll } from '../poll.ts'
import type { Marionette } from './marionette.ts'
import type { Remote } from './remote.ts'

const EXTENSION = `
  const extension = WebExtensionPolicy.getByID(args[0])?.extension
  if (!extension) throw new Error('The extension is not there')`

/** Installs an extension from a folder or a packed file until the browser ends, and resolves to its id. */
export async function installExtension(marionette: Marionette, remote: Remote, path: string): Promise<string> {
  const { value: id } = await marionette.send<{ value: string }>('Addon:Install', {
    path,
    temporary: true,
    allowPrivateBrowsing: true,
  })
  await poll('The extension', () =>
    remote.inBrowser<boolean>(
      `${EXTENSION}; return extension.state === 'Running' || extension.hasStarted !== false`,
      id,
    ),
  )
  return id
}

/** Runs a function's text in the extension's event page, which is started when it has stopped. */
export async function inEventPage<Result>(
  remote: Remote,
  id: string,
  body: string,
  ...args: readonly unknown[]
): Promise<Result> {
  const wake = `${EXTENSION}
    await extension.wakeupBackground?.()
    return extension.backgroundContext?.xulBrowser?.browserId ?? null`
  // It may be stopping just now: then the next one is asked.
  const { value } = await poll('The answer of the event page', async () => {
    const browserId = await remote.inBrowser<number | null>(wake, id)
    return browserId === null ? undefined : { value: await remote.inDocument<Result>(browserId, 'page', body, ...args) }
  })
  return value
}

/** Which event page runs, a number that differs for each; null while none does. Asking does not start one. */
export async function eventPageNumber(remote: Remote, id: string): Promise<number | null> {
  return remote.inBrowser<number | null>(
    `${EXTENSION}; return extension.backgroundContext?.xulBrowser?.browserId ?? null`,
    id,
  )
}

/** Ends the event page as Firefox does when it idles, and waits until it is gone. */
export async function stopEventPage(remote: Remote, id: string): Promise<void> {
  await remote.inBrowser(`${EXTENSION}; await extension.terminateBackground()`, id)
}

/** Takes the permission for all sites away, or gives it back, as a person does in about:addons. */
export async function setHostPermission(remote: Remote, id: string, isGranted: boolean): Promise<void> {
  await remote.inBrowser(
    `${EXTENSION}
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
    const origins = { permissions: [], origins: ['<all_urls>'] }
    await (args[1] ? ExtensionPermissions.add(args[0], origins, extension) : ExtensionPermissions.remove(args[0], origins, extension))`,
    id,
    isGranted,
  )
}

/** Gives the consent to transmit all that the manifest names as optional, or takes it back, as a person does in about:addons. */
export async function setTransmissionConsent(remote: Remote, id: string, isGiven: boolean): Promise<void> {
  await remote.inBrowser(
    `${EXTENSION}
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
    const data_collection = extension.optionalDataCollectionPermissions ?? []
    const kinds = { permissions: [], origins: [], data_collection: [...data_collection] }
    await (args[1] ? ExtensionPermissions.add(args[0], kinds, extension) : ExtensionPermissions.remove(args[0], kinds, extension))`,
    id,
    isGiven,
  )
}

/** Loads the extension again, as an update does, and waits until it runs. */
export async function reloadExtension(remote: Remote, id: string): Promise<void> {
  const reload = `
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
    const before = WebExtensionPolicy.getByID(args[0])?.extension
    const addon = await AddonManager.getAddonByID(args[0])
    await addon.reload()
    return WebExtensionPolicy.getByID(args[0])?.extension !== before`
  await poll('The extension to reload', () => remote.inBrowser<boolean>(reload, id))
}

/** Disables the extension as a person does in about:addons, or enables it and waits until it runs. */
export async function setEnabled(remote: Remote, id: string, isEnabled: boolean): Promise<void> {
  const change = `
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
    const addon = await AddonManager.getAddonByID(args[0])
    await (args[1] ? addon.enable() : addon.disable())`
  await remote.inBrowser(change, id, isEnabled)
  const isRunning = `return WebExtensionPolicy.getByID(args[0])?.active ?? false`
  await poll('The state of the extension', async () => (await remote.inBrowser<boolean>(isRunning, id)) === isEnabled)
}
