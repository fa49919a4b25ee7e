/** Code that the panel does not need at its start: loaded on first use, or in advance once the browser is idle. */
export interface Late<Code> {
  /** Undefined until it is loaded. */
  loaded: () => Code | undefined
  /** Rejects if it cannot be loaded, as when the extension was updated meanwhile. */
  load: () => Promise<Code>
}

/** Loads all code of `late` that exists so far; an array, because loaded code can add its own. */
const loads: (() => Promise<unknown>)[] = []

/** The loads that are under way. */
const begun = new Set<Promise<unknown>>()

/** Describes code that is loaded later, by the import of its module. */
export function late<Code>(read: () => Promise<Code>): Late<Code> {
  let loaded: Code | undefined
  let loading: Promise<Code> | undefined
  const readOnce = async (): Promise<Code> => (loaded = await read())
  const begin = (): Promise<Code> => {
    const begins = readOnce()
    begun.add(begins)
    begins.then(
      () => void begun.delete(begins),
      () => {
        begun.delete(begins)
        // The next use tries again.
        loading = undefined
      },
    )
    return begins
  }
  const load = (): Promise<Code> => (loading ??= begin())
  loads.push(load)
  return { loaded: () => loaded, load }
}

/** The mark in the panel's timeline after which all code is there. */
export const LOADED_IN_ADVANCE = 'loaded in advance'

/** Loads all code of {@link late}, one after the other. What cannot be loaded is reported on its use. */
export async function loadInAdvance(): Promise<void> {
  for (const load of loads) await load().catch(() => undefined)
}

/** Resolves once all code is there whose load has begun, or cannot be loaded. */
export async function loadsBegun(): Promise<void> {
  await Promise.allSettled(begun)
}
