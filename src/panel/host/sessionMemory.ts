import browser from 'webextension-polyfill'
import type { SessionMemory } from './host.ts'

const PREFIX = 'confirmed '

/**
 * Remembers keys in the extension's session storage, each under a name of its own, so that panels do not overwrite each
 * other. What cannot be remembered is asked again: the safe side.
 */
export const sessionMemory: SessionMemory = {
  confirmed: async () => {
    try {
      return (await storedNames()).map(name => name.slice(PREFIX.length))
    } catch {
      return []
    }
  },
  confirm: key => quietly(() => browser.storage.session.set({ [PREFIX + key]: true })),
  forget: () => quietly(async () => browser.storage.session.remove(await storedNames())),
}

async function storedNames(): Promise<string[]> {
  return Object.keys(await browser.storage.session.get()).filter(name => name.startsWith(PREFIX))
}

async function work(task: () => Promise<void>): Promise<void> {
  await task()
}

/** A browser whose panels have no storage throws at once; that is a rejection like any other. */
function quietly(task: () => Promise<void>): void {
  work(task).catch(() => {})
}
