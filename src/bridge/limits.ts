/** The most characters of one body that a report carries; the rest is cut, and the full length is still reported. */
export const MAX_BODY_CHARACTERS = 4 * 1024 * 1024
