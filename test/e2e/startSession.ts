import type { Frame, Locator, Page } from 'playwright'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import { account } from '../../demo/shop/account.ts'
import { startShop, type Shop } from '../../demo/shop/startShop.ts'
import { launchChromium, type ChromiumOptions, type RunningChromium } from '../browser/chromium.ts'
import { openPanel, type OpenPanel } from '../browser/devtoolsPanel.ts'

/** One browser with the built extension, an edge and the shop; pages are opened in it one by one. */
export interface Session {
  edge: Edge
  shop: Shop
  chromium: RunningChromium
  /** Opens a page and waits until its startup traffic is finished. */
  visit: (path: string) => Promise<Page>
  /** Opens a page, and then the panel on it. */
  inspect: (path: string) => Promise<Inspected>
  close: () => Promise<void>
}

export interface Inspected extends OpenPanel {
  page: Page
}

export interface SessionOptions extends Partial<ChromiumOptions> {
  /** Whether the panel asks before the first send, as for a person; else that was confirmed before. */
  guarded?: boolean
}

/** Starts a session; `close` it at the end. */
export async function startSession({ guarded = false, ...options }: SessionOptions = {}): Promise<Session> {
  const edge = await startEdge()
  const shop = await startShop({ edgeUrl: edge.url })
  const chromium = await launchChromium({ extensionDir: 'dist/chrome', ...options })
  if (!guarded) await confirmSends(chromium, edge)
  const visit = async (path: string): Promise<Page> => {
    const page = await chromium.context.newPage()
    await page.goto(new URL(path, shop.url).href)
    await page.locator('html[data-target="done"]').waitFor()
    return page
  }
  return {
    edge,
    shop,
    chromium,
    visit,
    inspect: async path => inspectPage(await visit(path)),
    close: async () => {
      await chromium.close()
      await shop.close()
      await edge.close()
    },
  }
}

/** Sends to the edge count as confirmed in this browser session. */
async function confirmSends(chromium: RunningChromium, edge: Edge): Promise<void> {
  const keys = [account.property, ''].map(property => JSON.stringify([new URL(edge.url).host, property]))
  const confirmed = Object.fromEntries(keys.map(key => [`confirmed ${key}`, true]))
  await chromium.serviceWorker()?.evaluate(items => chrome.storage.session.set(items), confirmed)
}

/** Opens the panel on a page. */
export async function inspectPage(page: Page): Promise<Inspected> {
  return { page, ...(await openPanel(page, { title: 'Mbox Inspector' })) }
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
