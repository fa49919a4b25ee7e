import { isolated } from './visibleText.ts'
import type { Host } from '../host/host.ts'

/** Longer values are shortened; of these characters the end keeps a third. */
const LIMIT = 200
const END = 60

type Saying = Pick<Host, 'message' | 'locale'>

/**
 * The same sentences to be read: long values in them are shortened in the middle, for the ends are what tells them apart,
 * and no character of a value hides or turns anything around.
 */
export function briefly({ message, locale }: Saying): Saying {
  return { locale, message: (key, ...values) => message(key, ...values.map(value => isolated(shorten(value)))) }
}

function shorten(value: string): string {
  return value.length <= LIMIT ? value : `${value.slice(0, LIMIT - END - 1)}…${value.slice(-END)}`
}
