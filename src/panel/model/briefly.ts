import { isolated } from './visibleText.ts'

/** Longer values are shortened; of these characters the end keeps a third. */
const LIMIT = 200
const END = 60

/**
 * A value of a sentence to be read: shortened in the middle where it is long, for the ends are what tells values apart, and
 * no character of it hides or turns anything around.
 */
export function briefly(value: string): string {
  return isolated(shorten(value))
}

function shorten(value: string): string {
  return value.length <= LIMIT ? value : `${value.slice(0, LIMIT - END - 1)}…${value.slice(-END)}`
}
