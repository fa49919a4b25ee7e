import { createWeakRef, deref, is } from './primordials.ts'

/** Whether a value is the very one that was held. */
export type IsHeld = (value: unknown) => boolean

/** Remembers which value it was, without keeping an object of the page alive. */
export function holdIdentity(held: unknown): IsHeld {
  return typeof held === 'object' && held !== null ? holdWeakly(createWeakRef(held)) : value => is(value, held)
}

/** Apart, because closures of one function share all that any of them uses (V8): the object too. */
function holdWeakly(ref: WeakRef<object>): IsHeld {
  return value => value !== undefined && deref(ref) === value
}
