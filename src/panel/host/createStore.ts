import type { Store, Stored } from './host.ts'

const PREFIX = 'confirmed '

/** The browser's own stores; each function throws, and each promise rejects, where the browser refuses. */
export interface BrowserStores {
  /** Kept until it is changed. Even accessing it throws in Chromium when all cookies are blocked. */
  local: () => Pick<Storage, 'getItem' | 'setItem'>
  /** Kept until the browser closes. */
  session: () => {
    get: () => Promise<Record<string, unknown>>
    set: (items: Record<string, unknown>) => Promise<void>
    remove: (names: string[]) => Promise<void>
  }
  /** Kept until it is removed, and shared by all panels. */
  lasting: () => {
    get: () => Promise<Record<string, unknown>>
    set: (items: Record<string, unknown>) => Promise<void>
    remove: (names: string[]) => Promise<void>
    onChange: (listener: () => void) => void
  }
}

/**
 * Wraps the browser's stores in one that reports what it cannot keep. Each confirmed key has its own name, so that
 * panels do not overwrite each other.
 */
export function createStore({ local, session, lasting }: BrowserStores): Store {
  const names = async (): Promise<string[]> =>
    Object.keys(await session().get()).filter(name => name.startsWith(PREFIX))
  const keys = async (): Promise<string[]> => (await names()).map(name => name.slice(PREFIX.length))
  return {
    read: name => read(local, name),
    write: (name, value) => {
      try {
        local().setItem(name, value)
        return true
      } catch {
        return false
      }
    },
    confirmed: listener => {
      keys().then(listener, () => listener(undefined))
    },
    confirm: key => isDone(() => session().set({ [PREFIX + key]: true })),
    forget: () => isDone(async () => session().remove(await names())),
    lasting: (prefix, listener) => {
      const report = (): void => {
        textsIn(lasting, prefix).then(listener, () => listener(undefined))
      }
      report()
      void isDone(() => Promise.resolve(lasting().onChange(report)))
    },
    keep: (name, text) =>
      isDone(() => (text === undefined ? lasting().remove([name]) : lasting().set({ [name]: text }))),
  }
}

async function textsIn(lasting: BrowserStores['lasting'], prefix: string): Promise<ReadonlyMap<string, string>> {
  const items = Object.entries(await lasting().get())
  return new Map(
    items.flatMap(([name, text]) => (name.startsWith(prefix) && typeof text === 'string' ? [[name, text]] : [])),
  )
}

function read(local: BrowserStores['local'], name: string): Stored {
  try {
    return { kind: 'stored', value: local().getItem(name) ?? undefined }
  } catch {
    return { kind: 'refused' }
  }
}

async function isDone(task: () => Promise<void>): Promise<boolean> {
  try {
    await task()
    return true
  } catch {
    return false
  }
}
