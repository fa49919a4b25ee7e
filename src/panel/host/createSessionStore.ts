import type { BrowserStores } from './createStore.ts'
import type { SessionStore } from './host.ts'

/**
 * Wraps the browser's session storage in one for values whose names have a prefix. The storage has one quota, 10 MB in
 * both browsers, for all tabs.
 */
export function createSessionStore(session: BrowserStores['session'], prefix: string): SessionStore {
  return {
    read: async () => {
      try {
        const all = Object.entries(await session().get())
        const own = all.filter(([name]) => name.startsWith(prefix))
        return new Map(own.map(([name, value]) => [name.slice(prefix.length), value]))
      } catch {
        return undefined
      }
    },
    write: async values => {
      try {
        await session().set(Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value])))
        return 'kept'
      } catch (error) {
        return /quota/i.test(String(error)) ? 'full' : 'refused'
      }
    },
    remove: async names => {
      try {
        await session().remove(names.map(name => prefix + name))
      } catch {
        // What cannot be removed was not kept either.
      }
    },
  }
}
