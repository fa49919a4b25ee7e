/** The most characters of one body that a report carries; the rest is cut, and the full length is still reported. */
export const MAX_BODY_CHARACTERS = 4 * 1024 * 1024

/** Most characters of a body that hold mode holds: the bytes of all beacons of a document in flight. */
export const MAX_HELD_CHARACTERS = 65_536
