import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page, Worker } from 'playwright'
import type { Browser, OpenPanel, Size } from './browser.ts'
import { isOfExtension, killServiceWorker, launchChromium, type ChromiumOptions } from './chromium.ts'
import { letGo } from './letGo.ts'
import { memoryOf, memoryOfWorker } from './memory.ts'
import { poll } from './poll.ts'
import { openPrivatePage } from './privatePage.ts'
import { setEnabled } from './extensionsPage.ts'
import {
  openDevTools,
  openPanel,
  panelScreenshot,
  resizePanel,
  setDevToolsTheme,
  showPanel,
  type ChromiumPanel,
} from './devtoolsPanel.ts'

const TITLE = 'Mbox Inspector'
const PATIENCE_MS = 60_000

/** A Chromium with the extension, and what only Chromium can. */
export interface Chromium extends Browser {
  /** Lets a page live on without its driver: from then on only its panel reaches it. */
  letGo(page: Page): Promise<void>
}

/** Starts Chromium, driven by Playwright. */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  const chromium = await launchChromium(options)
  const { context } = chromium
  let clipboard: Promise<Page> | undefined
  return {
    name: 'chromium',
    newPage: () => context.newPage(),
    newPrivatePage: () => openPrivatePage(chromium),
    allowTransmission: () => Promise.resolve(),
    openPanel: async page => toOpenPanel(page, await openPanel(page, { title: TITLE })),
    openDevTools: async page => {
      const devtools = await openDevTools(page, PATIENCE_MS)
      const show = () => showPanel(devtools, TITLE, PATIENCE_MS)
      return { showPanel: async () => toOpenPanel(page, { devtools, panel: await show() }) }
    },
    inBackground: async (task, argument) => {
      const worker = chromium.serviceWorker()
      if (!worker) throw new Error('The service worker does not run')
      return worker.evaluate(task as (argument: unknown) => never, argument)
    },
    stopBackground: () => killServiceWorker(context),
    goOffline: page => goOffline(page),
    crash: page => crash(page),
    letGo: page => letGo(page),
    reloadExtension: async () => {
      const next = context.waitForEvent('serviceworker', { predicate: isOfExtension })
      // The worker dies of it, and with it the call.
      await chromium
        .serviceWorker()
        ?.evaluate(() => chrome.runtime.reload())
        .catch(() => {})
      // DevTools that open sooner have no panel, or one that the background does not yet answer that there was an update.
      await next
      await poll('The note of the update', () => isUpdateNoted(chromium.serviceWorker()))
    },
    setEnabled: isEnabled => setEnabled(chromium, isEnabled),
    memoryOf: part => (part === 'background' ? memoryOfWorker(context) : memoryOf(context, part)),
    readClipboard: async () => {
      clipboard ??= openClipboard(context)
      return readClipboard(await clipboard)
    },
    ended: context.waitForEvent('close', { timeout: 0 }),
    close: () => chromium.close(),
  }
}

/** Whether the extension's service worker has noted that the extension was updated; one that is about to end does not answer. */
async function isUpdateNoted(worker: Worker | undefined): Promise<boolean> {
  const noted = worker?.evaluate(async () => 'updated' in (await chrome.storage.session.get('updated')))
  return noted?.catch(() => false) ?? false
}

async function goOffline(page: Page): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page)
  // Without limits.
  const conditions = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', { offline: true, ...conditions })
  return async () => {
    await devtools.send('Network.emulateNetworkConditions', { offline: false, ...conditions })
    await devtools.detach()
  }
}

async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const devtools = await page.context().newCDPSession(page)
  // The call ends with the process, without an answer.
  devtools.send('Page.crash').catch(() => {})
  await crashed
}

/** A page that may read the clipboard. */
async function openClipboard(context: BrowserContext): Promise<Page> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await page.goto('chrome://version')
  return page
}

async function readClipboard(page: Page): Promise<string> {
  await page.bringToFront()
  return page.evaluate(() => navigator.clipboard.readText())
}

function toOpenPanel(page: Page, opened: ChromiumPanel): OpenPanel {
  const { devtools, panel } = opened
  let size: Size = { width: 1280, height: 720 }
  return {
    panel,
    keyboard: devtools.keyboard,
    setTheme: theme => setDevToolsTheme(devtools, theme),
    resize: async wanted => {
      size = wanted
      await resizePanel(opened, wanted)
    },
    // Each page of Chromium has the focus as long as it is driven, but behind another tab it is not drawn, and a click waits for that.
    focus: () => page.bringToFront(),
    screenshot: wanted => panelScreenshot(opened, wanted ?? size),
    download: async start => {
      const saving = devtools.waitForEvent('download')
      await start()
      return readFile(await (await saving).path(), 'utf8')
    },
    close: () => devtools.close(),
  }
}
