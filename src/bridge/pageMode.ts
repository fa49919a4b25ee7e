/**
 * A window that loaded in such a mode has a property `Symbol.for(PAGE_MODE_MARK)`: the `PageMode`, or any value that a page
 * put there.
 */
export const PAGE_MODE_MARK = 'Mbox Inspector: mode'
