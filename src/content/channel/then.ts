import { capture, defineProperty, deleteProperty, describe, SHADOW } from './primordials.ts'
import { peek } from './peek.ts'

type Then = <T, R>(promise: Promise<T>, onFulfilled: (value: T) => R, onRejected: (reason: unknown) => R) => Promise<R>
const [promiseThen] = capture(Promise, 'then') as unknown as [Then]
const { Promise: PlatformPromise } = globalThis
const { prototype } = Promise
const { species } = Symbol
const readSpecies = (): unknown => describe(PlatformPromise, species)?.get
const getSpecies = readSpecies()

/**
 * Reacts to a native promise that the page does not have yet, without calling or reading anything that the page patched. `then`
 * reads the promise's `constructor` and that one's species. If a page patched either, the promise gets an own `constructor`
 * meanwhile, which is undefined. Otherwise not: V8 makes all promises of a page slower once one had an own `constructor`.
 */
export const then: Then = (promise, onFulfilled, onRejected) => {
  const isPatched = peek(prototype, 'constructor') !== PlatformPromise || readSpecies() !== getSpecies
  if (isPatched) defineProperty(promise, 'constructor', SHADOW)
  try {
    return promiseThen(promise, onFulfilled, onRejected)
  } finally {
    if (isPatched) deleteProperty(promise, 'constructor')
  }
}

/** A promise of ours that is fulfilled. */
export const resolved = Promise.resolve()
