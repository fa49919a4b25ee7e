const UPDATED = 'updated'

/** The part of the session's storage that is in use. */
interface SessionStorage {
  get: (name: string) => Promise<Record<string, unknown>>
  set: (items: Record<string, unknown>) => Promise<void>
}

/** The note, kept until the browser closes, that the extension was updated. */
export interface UpdateNote {
  write: () => Promise<void>
  isThere: () => Promise<boolean>
}

/**
 * Creates the note. Where the browser refuses to store there is none: pages that talk to the old version then show as not
 * observed, which asks for a reload, too.
 */
export function createUpdateNote(session: () => SessionStorage): UpdateNote {
  return {
    write: async () => {
      try {
        await session().set({ [UPDATED]: true })
      } catch {
        // As above.
      }
    },
    isThere: async () => {
      try {
        return (await session().get(UPDATED))[UPDATED] === true
      } catch {
        return false
      }
    },
  }
}
