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
 * Creates the note. Where the browser refuses storage there is no note: pages that talk to the old version then show as
 * not observed, which also asks for a reload.
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
