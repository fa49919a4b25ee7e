import { tabIdOfRecovery } from '../bridge/recovery.ts'

/** The parts of the browser that are in use. */
export interface ClosedTabsOptions {
  session: () => {
    get: () => Promise<Record<string, unknown>>
    remove: (names: string[]) => Promise<void>
  }
  /** The ids of all open tabs. */
  openTabs: () => Promise<readonly number[]>
}

/**
 * Forgets what panels kept of tabs that are no longer open. It checks all tabs, because a panel that closes with its tab may
 * write after the tab was reported as closed.
 */
export async function forgetClosedTabs({ session, openTabs }: ClosedTabsOptions): Promise<void> {
  try {
    const [kept, open] = await Promise.all([session().get(), openTabs()])
    const closed = Object.keys(kept).filter(name => {
      const tabId = tabIdOfRecovery(name)
      return tabId !== undefined && !open.includes(tabId)
    })
    if (closed.length > 0) await session().remove(closed)
  } catch {
    // Where the browser refuses storage, nothing is kept.
  }
}
