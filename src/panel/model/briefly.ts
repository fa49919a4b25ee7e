import { isolated } from './visibleText.ts'

/** Longer values are shortened to this many characters; the end keeps a third of them. */
const LIMIT = 200
const END = 60

/**
 * A value for a sentence to be read: a long one is shortened in the middle, because the ends distinguish values, and
 * characters that hide text or change its direction are escaped.
 */
export function briefly(value: string): string {
  return isolated(shorten(value))
}

function shorten(value: string): string {
  return value.length <= LIMIT ? value : `${value.slice(0, LIMIT - END - 1)}…${value.slice(-END)}`
}
