import { createWeakRef, deref, is } from './primordials.ts'

/** Whether a value is the same object that was held. */
export type IsHeld = (value: unknown) => boolean

/** Remembers a value's identity without keeping an object of the page alive. */
export function holdIdentity(held: unknown): IsHeld {
  return typeof held === 'object' && held !== null ? holdWeakly(createWeakRef(held)) : value => is(value, held)
}

/**
 * A separate function, because closures of one function share every variable that any of them uses (V8), including the
 * object.
 */
function holdWeakly(ref: WeakRef<object>): IsHeld {
  return value => value !== undefined && deref(ref) === value
}
