/** A script that the tester has injected into the page for one load. */
export type PageMode = 'witness' | 'hold'

/**
 * `Symbol.for` this name is a property of a window that loaded in such a mode: the {@link PageMode}, or any value that a page
 * put there.
 */
export const PAGE_MODE_MARK = 'Mbox Inspector: mode'
