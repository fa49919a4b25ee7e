import { poll } from '../poll.ts'
import type { Remote } from './remote.ts'

// Scripts that run in Firefox's browser window and lean on DevTools' internals.

const TOOLBOX = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs')
  const { gDevTools } = require('devtools/client/framework/devtools')
  const tabOf = id => {
    for (const window of Services.wm.getEnumerator('navigator:browser'))
      for (const tab of window.gBrowser.tabs) if (tab.linkedBrowser.browserId === id) return tab
    throw new Error('The tab is gone')
  }
  const toolboxOf = id => gDevTools.getToolboxForTab(tabOf(id))`

/** Opens the toolbox for a tab and shows an extension's panel in it; resolves to the panel's browser id. */
export async function showPanel(remote: Remote, tabId: number, addonId: string): Promise<number> {
  await openToolbox(remote, tabId)
  const select = `${TOOLBOX}
    const toolbox = toolboxOf(args[0])
    const tool = toolbox.getAdditionalTools().find(({ extensionId }) => extensionId === args[1])
    if (!tool) return null
    await toolbox.selectTool(tool.id)
    toolbox.win.top.focus()
    return tool.id`
  const toolId = await poll('The panel in the toolbox', () =>
    remote.inBrowser<string | null>(select, tabId, addonId).then(orUndefined),
  )
  const find = `${TOOLBOX}
    const frame = toolboxOf(args[0]).doc.getElementById('toolbox-panel-iframe-' + args[1])
    return frame?.contentDocument?.querySelector('browser')?.browserId ?? null`
  const browserId = await poll('The document of the panel', () =>
    remote.inBrowser<number | null>(find, tabId, toolId).then(orUndefined),
  )
  await poll('The panel to load', () => remote.inDocument<boolean>(browserId, 'driver', IS_LOADED))
  await focusPanel(remote, tabId, addonId)
  return browserId
}

/**
 * Gives the panel's window the focus, as a person's click does, which synthesized clicks do not, and shows the tab behind it: a
 * hidden one has slow timers and is not drawn.
 */
export async function focusPanel(remote: Remote, tabId: number, addonId: string): Promise<void> {
  const focus = `${TOOLBOX}
    const toolbox = toolboxOf(args[0])
    const { id } = toolbox.getAdditionalTools().find(({ extensionId }) => extensionId === args[1])
    const browser = toolbox.doc.getElementById('toolbox-panel-iframe-' + id).contentDocument.querySelector('browser')
    const tab = tabOf(args[0])
    tab.ownerDocument.defaultView.gBrowser.selectedTab = tab
    toolbox.win.top.focus()
    Services.focus.activeWindow = toolbox.win.top
    browser.focus()`
  await remote.inBrowser(focus, tabId, addonId)
}

/** Opens the toolbox on a tool of Firefox's own, so that the extension's panel is not shown yet. */
export async function openToolbox(remote: Remote, tabId: number): Promise<void> {
  await remote.inBrowser(
    `${TOOLBOX}; await gDevTools.showToolboxForTab(tabOf(args[0]), { toolId: 'options', hostType: 'window' })`,
    tabId,
  )
}

/** The id of the process that a tab's page lives in. */
export async function contentProcess(remote: Remote, tabId: number): Promise<number> {
  const find = `${TOOLBOX}; return tabOf(args[0]).linkedBrowser.browsingContext.currentWindowGlobal.osPid`
  return remote.inBrowser<number>(find, tabId)
}

/** Takes a tab off the network, or puts it back. */
export async function setOffline(remote: Remote, tabId: number, isOffline: boolean): Promise<void> {
  await remote.inBrowser(
    `${TOOLBOX}; tabOf(args[0]).linkedBrowser.browsingContext.forceOffline = args[1]`,
    tabId,
    isOffline,
  )
}

/** Closes the toolbox of a tab. */
export async function closeToolbox(remote: Remote, tabId: number): Promise<void> {
  await remote.inBrowser(`${TOOLBOX}; await gDevTools.closeToolboxForTab(tabOf(args[0]))`, tabId)
}

const IS_LOADED = 'return location.protocol === "moz-extension:" && document.readyState === "complete"'

/** Sets the theme of DevTools, for all of its windows. */
export async function setTheme(remote: Remote, theme: 'light' | 'dark'): Promise<void> {
  await remote.inBrowser(`Services.prefs.setCharPref('devtools.theme', args[0])`, theme)
}

/** Resizes the toolbox's window until the panel has this size, in CSS pixels. */
export async function resizePanel(
  remote: Remote,
  tabId: number,
  panelId: number,
  size: { width: number; height: number },
): Promise<void> {
  const resize = `${TOOLBOX}
    const window = toolboxOf(args[0]).win.top
    window.resizeBy(args[1], args[2])`
  await poll(`A panel of ${size.width} x ${size.height}`, async () => {
    const now = await remote.inDocument<{ width: number; height: number }>(
      panelId,
      'driver',
      'return { width: innerWidth, height: innerHeight }',
    )
    if (now.width === size.width && now.height === size.height) return true
    await remote.inBrowser(resize, tabId, size.width - now.width, size.height - now.height)
    return false
  })
}

/** The browser id of the tab whose loaded address has this in it, once there is one. */
export function findTab(remote: Remote, part: string): Promise<number> {
  const find = `
    for (const { linkedBrowser } of Services.wm.getMostRecentWindow('navigator:browser').gBrowser.tabs)
      if (linkedBrowser.currentURI.spec.includes(args[0]) && !linkedBrowser.webProgress.isLoadingDocument)
        return linkedBrowser.browserId
    return null`
  return poll(`A tab of ${part}`, () => remote.inBrowser<number | null>(find, part).then(orUndefined))
}

/** Opens a tab in an ordinary window and resolves to its browser id. */
export async function openTab(remote: Remote): Promise<number> {
  return remote.inBrowser<number>(`
    const { PrivateBrowsingUtils } = ChromeUtils.importESModule('resource://gre/modules/PrivateBrowsingUtils.sys.mjs')
    const isOrdinary = window => !PrivateBrowsingUtils.isWindowPrivate(window)
    const { gBrowser } = [...Services.wm.getEnumerator('navigator:browser')].find(isOrdinary)
    const tab = gBrowser.addTrustedTab('about:blank')
    gBrowser.selectedTab = tab
    return tab.linkedBrowser.browserId`)
}

/** Opens a private window and resolves to the browser id of its tab. */
export async function openPrivateWindow(remote: Remote): Promise<number> {
  await remote.inBrowser(
    `Services.wm.getMostRecentWindow('navigator:browser').OpenBrowserWindow({ private: true }); return true`,
  )
  const find = `
    const { PrivateBrowsingUtils } = ChromeUtils.importESModule('resource://gre/modules/PrivateBrowsingUtils.sys.mjs')
    for (const window of Services.wm.getEnumerator('navigator:browser'))
      if (PrivateBrowsingUtils.isWindowPrivate(window) && window.gBrowserInit?.delayedStartupFinished) {
        const { browserId, currentURI, webProgress } = window.gBrowser.selectedBrowser
        // Its first document makes way for the start page of private windows.
        const isReady = currentURI.spec === 'about:privatebrowsing' && !webProgress?.isLoadingDocument
        if (isReady) return browserId
      }
    return null`
  return poll('The private window', () => remote.inBrowser<number | null>(find).then(orUndefined))
}

/** Loads an address in a tab, as a person who typed it does. */
export async function loadInTab(remote: Remote, tabId: number, url: string): Promise<void> {
  const load = `${TOOLBOX}
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
    tabOf(args[0]).linkedBrowser.loadURI(Services.io.newURI(args[1]), { triggeringPrincipal })`
  await remote.inBrowser(load, tabId, url)
}

export async function reloadTab(remote: Remote, tabId: number): Promise<void> {
  await remote.inBrowser(`${TOOLBOX}; tabOf(args[0]).linkedBrowser.reload()`, tabId)
}

export async function closeTab(remote: Remote, tabId: number): Promise<void> {
  await remote.inBrowser(
    `${TOOLBOX}; const tab = tabOf(args[0]); await toolboxOf(args[0])?.destroy(); tab.ownerDocument.defaultView.gBrowser.removeTab(tab)`,
    tabId,
  )
}

export async function selectTab(remote: Remote, tabId: number): Promise<void> {
  await remote.inBrowser(
    `${TOOLBOX}; const tab = tabOf(args[0]); const window = tab.ownerDocument.defaultView; window.gBrowser.selectedTab = tab; window.focus()`,
    tabId,
  )
}

function orUndefined<Value>(value: Value | null): Value | undefined {
  return value ?? undefined
}
