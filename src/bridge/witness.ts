/**
 * `Symbol.for` this name is a property of a window whose beacons the witness sends: `true`, or any value that a page
 * put there.
 */
export const WITNESS_MARK = 'Mbox Inspector: witness mode'
