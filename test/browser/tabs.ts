import { onTestFinished } from 'vitest'
import type { Page } from 'playwright'
import type { Pages } from './browser.ts'

/** A script that runs in each document of a tab before the page's own. */
export type InitScript = (() => void) | string

/**
 * The tabs of a browser. A new one costs more than most tests do, so the test that asks has it until it ends, and then the
 * next one that asks for a tab with the same script.
 */
export function createTabs(pages: Pick<Pages, 'newPage'>): { take(init?: InitScript): Promise<Page> } {
  const free = new Map<InitScript | undefined, Page[]>()

  const take = async (init?: InitScript): Promise<Page> => {
    const known = free.get(init)?.pop()
    await known?.bringToFront()
    const page = known ?? (await open(init))
    onTestFinished(() => void (page.isClosed() || free.set(init, [...(free.get(init) ?? []), page])))
    return page
  }

  const open = async (init?: InitScript): Promise<Page> => {
    const page = await pages.newPage()
    if (init) await page.addInitScript(init)
    return page
  }

  return { take }
}
