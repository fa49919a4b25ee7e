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
 * Reports the updates of followed tabs. It listens only while there are any: as long as a listener is registered,
 * browsers start the background at every load in every tab, even after it was stopped.
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
 * Removes the listener left by a worker that stopped while listening, for example when the browser was quit with a
 * panel open. Chrome keeps that listener for the whole extension until a worker removes one. Firefox does not, but
 * would keep this one.
 */
export function forgetUpdates(updates: Updates): void {
  const nobody = (): void => {}
  updates.addListener(nobody)
  updates.removeListener(nobody)
}
