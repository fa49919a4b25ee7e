import { expect, it } from 'vitest'
import { followTabs } from './followTabs.ts'

/** Followed tabs, the browser's updates, and those that reached the background. */
function aFollowing() {
  const listeners = new Set<(tabId: number) => void>()
  const reported: number[] = []
  const updates = {
    addListener: (listener: (tabId: number) => void) => void listeners.add(listener),
    removeListener: (listener: (tabId: number) => void) => void listeners.delete(listener),
  }
  return {
    ...followTabs(updates, tabId => reported.push(tabId)),
    update: (tabId: number) => listeners.forEach(listener => listener(tabId)),
    isListening: () => listeners.size > 0,
    reported,
  }
}

it('the background gets the updates of followed tabs only', () => {
  const { follow, leave, update, reported } = aFollowing()
  follow(7)
  follow(9)
  update(7)
  update(8)
  leave(7)
  update(7)
  update(9)
  expect(reported).toEqual([7, 9])
})

it('the background does not listen for tab updates while it follows no tab, since listening would start it at every load', () => {
  const { follow, leave, isListening } = aFollowing()
  expect(isListening()).toBe(false)
  follow(7)
  follow(9)
  leave(7)
  expect(isListening()).toBe(true)
  leave(9)
  expect(isListening()).toBe(false)
})
