/** A script that the tester has injected into the page for one load. */
export type PageMode = 'witness' | 'hold'

/**
 * A window that loaded in such a mode has a property `Symbol.for(PAGE_MODE_MARK)`: the {@link PageMode}, or any value that a
 * page put there.
 */
export const PAGE_MODE_MARK = 'Mbox Inspector: mode'
