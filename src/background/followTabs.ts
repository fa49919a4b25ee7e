type Update = (tabId: number) => void

/** The part of `tabs.onUpdated` that is in use. */
export interface Updates {
  addListener(listener: Update): void
  removeListener(listener: Update): void
}

/** Which tabs are followed. */
export interface FollowedTabs {
  follow(tabId: number): void
  leave(tabId: number): void
}

/**
 * Tells of the updates of the tabs that are followed. It listens only while there are any: browsers start the background
 * at every load in every tab while it listens, and after its death.
 */
export function followTabs(updates: Updates, onUpdate: Update): FollowedTabs {
  const followed = new Set<number>()
  const listener: Update = tabId => {
    if (followed.has(tabId)) onUpdate(tabId)
  }
  return {
    follow: tabId => {
      if (followed.size === 0) updates.addListener(listener)
      followed.add(tabId)
    },
    leave: tabId => {
      followed.delete(tabId)
      if (followed.size === 0) updates.removeListener(listener)
    },
  }
}

/**
 * Takes away the listener of a worker that died with it, as when the browser was quit with a panel open: Chrome keeps it,
 * for all of the extension, until a worker removes one. Firefox keeps none, but would keep this one.
 */
export function forgetUpdates(updates: Updates): void {
  const nobody = (): void => {}
  updates.addListener(nobody)
  updates.removeListener(nobody)
}
