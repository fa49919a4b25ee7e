import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Frame, Page } from 'playwright'
import type { Browser, OpenPanel, Pages, Size } from '../browser.ts'
import { poll } from '../poll.ts'
import {
  eventPageNumber,
  inEventPage,
  installExtension,
  reloadExtension,
  setEnabled,
  setHostPermission,
  setTransmissionConsent,
  stopEventPage,
} from './extension.ts'
import { launchFirefox, type FirefoxOptions, type RunningFirefox } from './launchFirefox.ts'
import { FirefoxFrame, FirefoxPage } from './page.ts'
import type { Remote } from './remote.ts'
import {
  closeTab,
  closeToolbox,
  contentProcess,
  findTab,
  focusPanel,
  loadInTab,
  openPrivateWindow,
  openTab,
  openToolbox,
  reloadTab,
  resizePanel,
  selectTab,
  setOffline,
  setTheme,
  showPanel,
} from './toolbox.ts'

/** A Firefox with the extension, and what only Firefox can. */
export interface Firefox extends Browser {
  /** Takes the permission for all sites away, or gives it back, as a person does in about:addons. */
  setHostPermission(isGranted: boolean): Promise<void>
  /** Gives the consent to transmit data, or takes it back, as a person does in about:addons. */
  setTransmissionConsent(isGiven: boolean): Promise<void>
  /** The tab that shows an address with this in it, once there is one. */
  openedPage(part: string): Promise<Page>
  /** Which event page runs, a number that differs for each; null while none does. Asking does not start one. */
  eventPageNumber(): Promise<number | null>
}

export interface FirefoxBrowserOptions extends FirefoxOptions {
  /** The extension's folder, or the packed file. */
  readonly extensionDir: string
}

/** Starts stock Firefox, driven over Marionette. */
export async function startFirefox({ extensionDir, ...options }: FirefoxBrowserOptions): Promise<Firefox> {
  const firefox = await launchFirefox(options)
  const { remote } = firefox
  try {
    const id = await installExtension(firefox.marionette, remote, path.resolve(extensionDir))
    return {
      name: 'firefox',
      newPage: () => newPage(remote),
      newPrivatePage: async () => toPage(remote, await openPrivateWindow(remote)),
      allowTransmission: () => setTransmissionConsent(remote, id, true),
      openPanel: async page => toOpenPanel(firefox, page, id),
      openDevTools: async page => {
        await openToolbox(remote, tabIdOf(page))
        return { showPanel: () => toOpenPanel(firefox, page, id) }
      },
      inBackground: (task, argument) => inEventPage(remote, id, `return (${String(task)})(args[0])`, argument),
      stopBackground: () => stopEventPage(remote, id),
      goOffline: async page => {
        await setOffline(remote, tabIdOf(page), true)
        return () => setOffline(remote, tabIdOf(page), false)
      },
      crash: async page => {
        const pid = await contentProcess(remote, tabIdOf(page))
        process.kill(pid, 'SIGKILL')
      },
      reloadExtension: () => reloadExtension(remote, id),
      setEnabled: isEnabled => setEnabled(remote, id, isEnabled),
      // The event page shares its process, and so all that is counted, with the panel.
      memoryOf: async part => (part === 'background' ? {} : remote.inDocument(tabIdOf(part), 'system', MEMORY)),
      readClipboard: () => remote.inBrowser<string>(READ_CLIPBOARD),
      openedPage: async part => toPage(remote, await findTab(remote, part)),
      eventPageNumber: () => eventPageNumber(remote, id),
      setTransmissionConsent: isGiven => setTransmissionConsent(remote, id, isGiven),
      setHostPermission: isGranted => setHostPermission(remote, id, isGranted),
      ended: firefox.ended,
      close: firefox.close,
    }
  } catch (error) {
    await firefox.close()
    throw error
  }
}

/** The pages of a running Firefox. */
export function startPages({ remote, close }: RunningFirefox): Pages {
  return {
    newPage: () => newPage(remote),
    collectGarbage: page => remote.inDocument(tabIdOf(page), 'system', COLLECT_GARBAGE),
    close,
  }
}

const COLLECT_GARBAGE =
  'Components.utils.forceGC(); Components.utils.forceCC(); Components.utils.forceGC(); return true'

const MEMORY = `
  for (let time = 0; time < 3; time += 1) {
    Components.utils.forceGC()
    Components.utils.forceCC()
  }
  const reporters = Components.classes['@mozilla.org/memory-reporter-manager;1']
    .getService(Components.interfaces.nsIMemoryReporterManager)
  return { heap: reporters.heapAllocated, realms: reporters.JSMainRuntimeRealmsUser + reporters.JSMainRuntimeRealmsSystem }`

async function newPage(remote: Remote): Promise<Page> {
  return toPage(remote, await openTab(remote))
}

function toPage(remote: Remote, tabId: number): Page {
  const tab = {
    load: (url: string) => loadInTab(remote, tabId, url),
    reload: () => reloadTab(remote, tabId),
    close: () => closeTab(remote, tabId),
    select: () => selectTab(remote, tabId),
  }
  return asPlaywright(new FirefoxPage(remote, tabId, tab), 'page') as unknown as Page
}

async function toOpenPanel(
  { remote, downloads }: { remote: Remote; downloads: string },
  page: Page,
  addonId: string,
): Promise<OpenPanel> {
  const tabId = tabIdOf(page)
  const panelId = await showPanel(remote, tabId, addonId)
  const frame = new FirefoxFrame(remote, panelId)
  const resize = (size: Size): Promise<void> => resizePanel(remote, tabId, panelId, size)
  return {
    panel: asPlaywright(frame, 'frame') as unknown as Frame,
    keyboard: frame.keyboard,
    setTheme: theme => setTheme(remote, theme),
    resize,
    focus: () => focusPanel(remote, tabId, addonId),
    screenshot: async size => {
      if (size) await resize(size)
      return Buffer.from(await remote.command<string>(panelId, 'WebDriver:TakeScreenshot', { full: false }), 'base64')
    },
    download: async start => {
      const before = await readdir(downloads)
      await start()
      const name = await poll('The downloaded file', async () => {
        const files = await readdir(downloads)
        return files.some(file => file.endsWith('.part')) ? undefined : files.find(file => !before.includes(file))
      })
      return readFile(path.join(downloads, name), 'utf8')
    },
    close: () => closeToolbox(remote, tabId),
  }
}

/** The driver's object in the place of Playwright's: a method that it lacks throws instead of being undefined. */
function asPlaywright(object: FirefoxFrame, what: string): FirefoxFrame {
  return new Proxy(object, {
    get: (target, name) => {
      if (name in target || typeof name === 'symbol' || name === 'then')
        return Reflect.get(target, name, target) as unknown
      throw new Error(`The driver of Firefox has no ${what}.${name}`)
    },
  })
}

function tabIdOf(page: Page | Frame): number {
  return (page as unknown as FirefoxPage).browserId
}

const READ_CLIPBOARD = `
  const transferable = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable)
  transferable.init(null)
  transferable.addDataFlavor('text/plain')
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard)
  const data = {}
  transferable.getTransferData('text/plain', data)
  return data.value.QueryInterface(Ci.nsISupportsString).data`
