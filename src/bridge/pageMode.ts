/**
 * `Symbol.for` this name is a property of a window that loaded in such a mode: the `PageMode`, or any value that a page
 * put there.
 */
export const PAGE_MODE_MARK = 'Mbox Inspector: mode'
