import type { Browser, BrowserName } from './browser.ts'
import { startBrowser } from './startBrowser.ts'

const started = new Map<BrowserName, Promise<Browser>>()

/** The one browser of this worker, whose tests run one file after another; it ends with the worker. */
export function sharedBrowser(name: BrowserName): Promise<Browser> {
  const known = started.get(name) ?? startBrowser(name, { optimizes: false })
  started.set(name, known)
  return known
}
