import browser from 'webextension-polyfill'
import type { SessionMemory } from './host.ts'

const PREFIX = 'confirmed '

/** Remembers keys in the extension's session storage, each under a name of its own, so that panels do not overwrite each other. */
export const sessionMemory: SessionMemory = {
  confirmed: async () => {
    try {
      const stored = await browser.storage.session.get()
      return Object.keys(stored).flatMap(name => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))
    } catch {
      return []
    }
  },
  confirm: key => quietly(browser.storage.session.set({ [PREFIX + key]: true })),
  forget: () =>
    quietly(
      browser.storage.session
        .get()
        .then(stored => browser.storage.session.remove(Object.keys(stored).filter(name => name.startsWith(PREFIX)))),
    ),
}

/** What cannot be remembered is asked again: the safe side. */
function quietly(work: Promise<void>): void {
  work.catch(() => {})
}
