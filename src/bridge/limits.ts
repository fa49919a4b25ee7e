/** Characters of one body that a report carries at most; the rest is cut and the whole length still told. */
export const MAX_BODY_CHARACTERS = 4 * 1024 * 1024
