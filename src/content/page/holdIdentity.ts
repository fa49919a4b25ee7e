import { createWeakRef, deref, is } from './primordials.ts'

/** Whether a value is the very one that was held. */
export type IsHeld = (value: unknown) => boolean

/** Remembers which value it was, without keeping an object of the page alive. */
export function holdIdentity(held: unknown): IsHeld {
  if (typeof held !== 'object' || held === null) return value => is(value, held)
  const ref = createWeakRef(held)
  return value => value !== undefined && deref(ref) === value
}
