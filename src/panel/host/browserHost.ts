import * as v from 'valibot'
import { createConnection } from '../../bridge/connection.ts'
import { panelPortName } from '../../bridge/messages.ts'
import { PAGE_MODE_MARK } from '../../bridge/pageMode.ts'
import type { PageMode } from '../../core/session/pageMode.ts'
import { recoveryPrefix } from '../../bridge/recovery.ts'
import { TimeSchema } from '../../core/exchange/numberSchemas.ts'
import { api } from './browserApi.ts'
import { askPage } from './askPage.ts'
import { askTab } from './askTab.ts'
import { callInPage } from './callInPage.ts'
import { copyText } from './copyText.ts'
import { createImportReader } from './createImportReader.ts'
import { extensionSending } from './extensionSending.ts'
import { createSessionStore } from './createSessionStore.ts'
import { createStore } from './createStore.ts'
import { listenToNetwork } from './listenToNetwork.ts'
import type { Host, InspectedPage, ReportedMode, Theme } from './host.ts'
import { pageElements } from './pageElements.ts'
import { randomId } from './randomId.ts'
import { readClipboard } from './readClipboard.ts'
import { saveFile } from './saveFile.ts'
import { siteHost } from './siteHost.ts'

/** The paths where the build puts the scripts of the modes. */
const SCRIPTS: Readonly<Record<PageMode, string>> = {
  witness: 'src/content/witness/index.iife.js',
  hold: 'src/content/hold/index.iife.js',
}
/** The path where the build puts the worker that reads imports. */
const IMPORT_WORKER = 'src/panel/import-worker/index.js'
const MODE_OF_PAGE = `({
  mode: String(window[Symbol.for(${JSON.stringify(PAGE_MODE_MARK)})]),
  openedAt: performance.timeOrigin,
})`
/** A page may have replaced `performance`. */
const PAGE = `({
  url: location.href,
  openedAt: (() => { try { return Number(performance.timeOrigin) } catch {} })(),
})`
const PageSchema = v.object({ url: v.string(), openedAt: v.fallback(v.optional(TimeSchema), undefined) })
const ModeSchema = v.object({ mode: v.fallback(v.picklist(['witness', 'hold', 'none']), 'none'), openedAt: TimeSchema })

interface ThemedPanels {
  themeName?: string
  onThemeChanged?: { addListener: (listener: (name: string) => void) => void }
  setThemeChangeHandler?: (listener: (name: string) => void) => void
}

const BROWSER_STORES: Parameters<typeof createStore>[0] = {
  local: () => localStorage,
  session: () => api.storage.session,
  lasting: () => ({
    get: () => api.storage.local.get(),
    set: items => api.storage.local.set(items),
    remove: names => api.storage.local.remove(names),
    onChange: listener =>
      api.storage.onChanged.addListener((_, area) => {
        if (area === 'local') listener()
      }),
  }),
}

/** The host inside the browser's DevTools. */
export function createBrowserHost(): Host {
  const { tabId } = api.devtools.inspectedWindow
  const panels = api.devtools.panels as ThemedPanels
  return {
    tabId,
    version: api.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    message: (key, ...values) => api.i18n.getMessage(key, values),
    locale: api.i18n.getMessage('locale'),
    theme: themeOf(panels.themeName),
    onThemeChange: listener => {
      const posted = (name: string): void => listener(themeOf(name))
      // Firefox has the event, Chrome the handler.
      if (panels.onThemeChanged) panels.onThemeChanged.addListener(posted)
      else panels.setThemeChangeHandler?.(posted)
    },
    connect: options =>
      createConnection({ ...options, open: () => api.runtime.connect({ name: panelPortName(tabId) }) }),
    ...siteHost,
    askForPermission: url => {
      // Fails when the tab, and the panel with it, is closing.
      api.runtime.sendMessage({ kind: 'permission', url, tabId }).catch(() => {})
    },
    page,
    onNavigate: listener => api.devtools.network.onNavigated.addListener(listener),
    listenToNetwork,
    showFailures: failures => {
      // The background may just be starting; the next change is posted again.
      api.runtime.sendMessage({ kind: 'failures', tabId, failures }).catch(() => {})
    },
    reloadPage: mode =>
      reloadPage(mode).then(
        () => true,
        () => false,
      ),
    pageMode,
    callInPage,
    pageElements,
    saveFile,
    readImport: createImportReader(api.runtime.getURL(IMPORT_WORKER)),
    copy: copyText,
    readClipboard,
    now: () => Date.now(),
    randomId,
    askTab: listener => askTab(tabId, listener),
    askForConsent: () => {
      api.runtime.sendMessage({ kind: 'consent', tabId }).catch(() => {})
    },
    extension: extensionSending,
    askForHost: url => {
      api.runtime.sendMessage({ kind: 'host permission', url, tabId }).catch(() => {})
    },
    store: createStore(BROWSER_STORES),
    session: createSessionStore(() => api.storage.session, recoveryPrefix(tabId)),
  }
}

function themeOf(name: string | undefined): Theme {
  return name === 'dark' ? 'dark' : 'light'
}

async function page(): Promise<InspectedPage | undefined> {
  const answer = v.safeParse(PageSchema, await askPage(PAGE))
  return answer.success ? answer.output : undefined
}

async function pageMode(): Promise<ReportedMode | undefined> {
  const answer = v.safeParse(ModeSchema, await askPage(MODE_OF_PAGE))
  return answer.success ? answer.output : undefined
}

async function reloadPage(mode: PageMode | undefined): Promise<void> {
  const { inspectedWindow } = api.devtools
  if (mode === undefined) return inspectedWindow.reload()
  const script = await fetch(api.runtime.getURL(SCRIPTS[mode]))
  return inspectedWindow.reload({ injectedScript: await script.text() })
}
