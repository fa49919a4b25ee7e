import type { Frame, Locator, Page } from 'playwright'
import { inject } from 'vitest'
import { expect } from './expect.ts'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import { account } from '../../demo/shop/account.ts'
import { startShop, type Shop } from '../../demo/shop/startShop.ts'
import { loopbackHost } from '../../demo/tls/loopbackHost.ts'
import { countingOf } from '../../src/core/delivery/counting.ts'
import { DELIVERY_PATH } from '../../src/core/delivery/deliveryPath.ts'
import { edgeCountingOf } from '../../src/core/edge/drafting/counting.ts'
import { confirmationKey } from '../../src/panel/model/createGuard.ts'
import type { Browser, OpenPanel } from '../browser/browser.ts'
import { poll } from '../browser/poll.ts'
import { sharedBrowser } from '../browser/sharedBrowser.ts'
import { startBrowser, type BrowserOptions } from '../browser/startBrowser.ts'
import { SILENT_PAGE, untilDone } from '../fixtures/shopPage.ts'

/** One browser with the built extension, an edge and the shop; pages are opened in it one by one. */
export interface Session {
  edge: Edge
  shop: Shop
  browser: Browser
  /** Opens a page in a new tab and waits until its startup traffic is finished. */
  visit: (path: string) => Promise<Page>
  /** Shows a page in the inspected tab, and a panel that has just started and finds it there. */
  inspect: (path: string) => Promise<Inspected>
  /** The same for less, when this session has inspected before: the panel goes on, emptied and at its ledger, with its filter, groups and order. */
  goTo: (path: string) => Promise<Inspected>
  close: () => Promise<void>
}

export interface Inspected extends OpenPanel {
  page: Page
}

export interface SessionOptions extends BrowserOptions {
  /** Whether the panel asks before the first send, as for a person; else that was confirmed before. */
  guarded?: boolean
  /** Whether the browser, too, has still to consent to the extension's transmitting; only Firefox asks for that. */
  withoutConsent?: boolean
  /** The edge is of another site than the shop, and its cookie a third party's. */
  crossSite?: boolean
  /** Its own browser; without it, and without options for one, the sessions of a worker share one. */
  isAlone?: boolean
  /** A running browser, which other sessions use too. */
  browser?: Browser
  /** In the shared browser a new tab with new DevTools, which the session closes. */
  hasNewTools?: boolean
  /**
   * The panel itself loads the page again and again. Firefox's toolbox loses a page after navigations that follow each other at
   * once, and then reloads nothing: there the session has new DevTools.
   */
  reloadsByPanel?: boolean
}

/** The organization that tests send for as the server SDK. */
export const ORGANIZATION = 'ORG@AdobeOrg'

/** Wide enough for every column, in CSS pixels. */
const PANEL_SIZE = { width: 1280, height: 720 }

/** Starts a session in the browser that this run of the tests is for; `close` it at the end. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const { guarded = false, withoutConsent = false, crossSite = false, ...ofTools } = options
  const { isAlone = false, reloadsByPanel = false, browser: running, ...others } = ofTools
  const { hasNewTools = reloadsByPanel && inject('browser') === 'firefox', ...ofBrowser } = others
  const edge = await startEdge(crossSite ? { cookie: 'cross site' } : {})
  const edgeUrl = crossSite ? edge.url.replace('127.0.0.1', 'localhost') : edge.url
  const shop = await startShop({ edgeUrl, isCached: true })
  const isShared = running !== undefined || (!isAlone && Object.keys(ofBrowser).length === 0)
  const name = inject('browser')
  const browser =
    running ?? (await (isShared ? sharedBrowser(name) : startBrowser(name, { optimizes: false, ...ofBrowser })))
  if (!withoutConsent) await browser.allowTransmission()
  if (!guarded) await confirmSends(browser, edge)
  const tabs = createTabs(browser, shop)
  let inspected: Inspected | undefined
  const inspect = async (path: string): Promise<Inspected> => {
    const known = hasNewTools ? inspected : inspectedTabs.get(browser)
    const page = known?.page ?? (await (hasNewTools ? tabs.open() : browser.newPage()))
    if (known) await emptyPanel(known.panel)
    await known?.focus()
    await tabs.load(page, path)
    if (known) await restartPanel(known.panel)
    inspected = known ?? { page, ...(await browser.openPanel(page)) }
    if (!hasNewTools) inspectedTabs.set(browser, inspected)
    await inspected.resize(PANEL_SIZE)
    return inspected
  }
  return {
    edge,
    shop,
    browser,
    visit: tabs.visit,
    inspect,
    goTo: async path => {
      if (!inspected) return inspect(path)
      await emptyPanel(inspected.panel)
      await showLedger(inspected.panel)
      await inspected.resize(PANEL_SIZE)
      await inspected.focus()
      await tabs.load(inspected.page, path)
      return inspected
    },
    close: async () => {
      await (isShared ? leave(browser, shop, tabs) : browser.close())
      await shop.close()
      await edge.close()
    },
  }
}

/** The inspected tab of a browser: to open DevTools costs more than most tests do, so it serves one session after another. */
const inspectedTabs = new WeakMap<Browser, Inspected>()

/** Leaves a shared browser to the next session: of this one no page is open and nothing is remembered. */
async function leave(browser: Browser, shop: Shop, tabs: Tabs): Promise<void> {
  const inspected = inspectedTabs.get(browser)
  await inspected?.panel.evaluate(() => localStorage.clear())
  await inspected?.page.goto(shop.url + SILENT_PAGE)
  await tabs.close()
}

type Tabs = ReturnType<typeof createTabs>

/** The tabs of a session, all of which it closes at its end. */
function createTabs(browser: Browser, shop: Shop) {
  const pages: Page[] = []
  const open = async (): Promise<Page> => {
    const page = await browser.newPage()
    pages.push(page)
    return page
  }
  const load = async (page: Page, path: string): Promise<void> => {
    await page.goto(new URL(path, shop.url).href)
    // The list of pages calls nobody.
    if (path !== '/') await untilDone(page)
  }
  const visit = async (path: string): Promise<Page> => {
    const page = await open()
    await load(page, path)
    return page
  }
  const close = async (): Promise<void> => {
    for (const page of pages) if (!page.isClosed()) await page.close()
  }
  return { open, load, visit, close }
}

/** Sends to the edge count as confirmed in this browser session. */
export async function confirmSends(browser: Browser, edge: Edge): Promise<void> {
  const { port } = new URL(edge.url)
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const keys = [...hosts.flatMap(host => keysOf(host)), ...edgeNetworkKeys(edge)]
  const confirmed = Object.fromEntries(keys.map(key => [`confirmed ${key}`, true]))
  await browser.inBackground(items => chrome.storage.session.set(items), confirmed)
}

/** What the panel asks for at a host of the edge, in each of the ways in which pages and files of the tests call it. */
function keysOf(host: string): string[] {
  const known = { origin: `http://${host}`, path: DELIVERY_PATH }
  const unknown = { environmentId: undefined, sessionId: undefined }
  return [account.property, undefined].flatMap(property =>
    ['127.0.0.1', 'localhost', undefined].flatMap(pageHost =>
      [false, true].flatMap(isQaMode =>
        [account.client, ORGANIZATION].map(client =>
          confirmationKey({ ...known, ...countingOf({ ...unknown, client, property, pageHost, isQaMode }) }),
        ),
      ),
    ),
  )
}

/** The same at the Edge Network. In its own domain the cookies that name the organisation are in no body. */
function edgeNetworkKeys(edge: Edge): string[] {
  const origin = `https://${loopbackHost(edge.url)}`
  const named = { datastream: 'teahouse', overridden: undefined, property: undefined, otherOverrides: [] }
  return ['', '/irl1'].flatMap(region =>
    [account.organizationId, undefined].map(organisation =>
      confirmationKey({ origin, path: `/ee${region}/v1/interact`, ...edgeCountingOf({ ...named, organisation }) }),
    ),
  )
}

/** Clears the panel, in any language and under any dialog: what it keeps for the next one is then of the next page alone. */
async function emptyPanel(panel: Frame): Promise<void> {
  await panel.evaluate(() => document.querySelector<HTMLElement>('[role=toolbar] .record + button')?.click())
}

/**
 * Shows the emptied panel as it starts: at its unfiltered ledger, without an editor, which Clear leaves open with a changed draft,
 * and with a preserved log. By script, which costs less than the pointer.
 */
async function showLedger(panel: Frame): Promise<void> {
  await panel.evaluate(() => {
    document.querySelector<HTMLElement>('[aria-label="Close editor"]')?.click()
    document.querySelector<HTMLElement>('[role=tab]')?.click()
    document.querySelector<HTMLElement>('[role=toolbar] [type=checkbox]:not(:checked)')?.click()
  })
  await poll('The ledger', () =>
    panel.evaluate(() => document.querySelector('[role=tab]')?.getAttribute('aria-selected') === 'true'),
  )
  await panel.evaluate(() => {
    const filter = document.querySelector<HTMLInputElement>('input[type=search]')
    if (!filter?.value) return
    filter.value = ''
    filter.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Loads the panel again, so that it knows nothing of the tests before; what is remembered for a person stays. */
async function restartPanel(panel: Frame): Promise<void> {
  await panel.evaluate(async () => {
    localStorage.clear()
    // The panel writes its last, and nothing after it.
    dispatchEvent(new Event('pagehide'))
    const names = Object.keys(await chrome.storage.session.get()).filter(name => name.startsWith('recovery/'))
    await chrome.storage.session.remove(names)
  })
  // Apart, because a promise that is under way is lost with its document.
  await panel.evaluate(() => {
    Object.assign(window, { isOfTheTestBefore: true })
    location.reload()
  })
  await poll('The restarted panel', () =>
    panel.evaluate(() => !('isOfTheTestBefore' in window) && document.querySelector('[role=toolbar]') !== null),
  )
}

/** Opens the panel on a page, in its own DevTools. */
export async function inspectPage(session: Session, page: Page): Promise<Inspected> {
  const opened = await session.browser.openPanel(page)
  await opened.resize(PANEL_SIZE)
  return { page, ...opened }
}

/** The ledger's row of a location that has this status in one of its cells; any status when left out. */
export function ledgerRow(panel: Frame, location: string, status?: string): Locator {
  const cell = (name: string): Locator => panel.getByRole('gridcell', { name, exact: true })
  const rows = panel
    .getByRole('grid', { name: 'Ledger' })
    .getByRole('row')
    .filter({ has: cell(location) })
  return status === undefined ? rows : rows.filter({ has: cell(status) })
}

/** Chooses a file of this text to be imported; the dialog then shows what is in it. */
export async function chooseFile(panel: Frame, name: string, text: string): Promise<Locator> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
  await panel.getByLabel('File to import').setInputFiles(file)
  return panel.getByRole('dialog', { name: 'Import' })
}

/** Imports a file of this text. */
export async function importFile(panel: Frame, name: string, text: string): Promise<void> {
  const dialog = await chooseFile(panel, name, text)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** The newest of the sent notifications. */
export async function lastSent(panel: Frame): Promise<Locator> {
  await panel.getByRole('tab', { name: 'Sent', exact: true }).click()
  return panel.getByRole('grid', { name: 'Sent notifications' }).getByRole('row').last()
}

/** Sends from a row, and resolves to its outcome. */
export async function sendFrom(panel: Frame, button: string): Promise<Locator> {
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await panel.getByRole('button', { name: button, exact: true }).click()
  return lastSent(panel)
}

/** The same for a display that the page has sent: the panel asks first. */
export async function sendAgainFrom(panel: Frame, button: string): Promise<Locator> {
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await panel.getByRole('button', { name: button, exact: true }).click()
  const guard = panel.getByRole('dialog', { name: 'This counts in real reports' })
  await expect(guard).toContainText('sending it counts again')
  await guard.getByRole('button', { name: 'Send display', exact: true }).click()
  return lastSent(panel)
}
