import { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } from './primordials.ts'

/** Stands for an option whose value only a getter of the page knows. */
export const COMPUTED = Symbol('computed')

/** Deeper than any prototype chain of a page; a Proxy can name a new prototype without end. */
const MAX_PROTOTYPES = 100

/**
 * An option's value in an object of the page, inherited ones too, without running its getters: the platform runs them
 * exactly once, and a page may count on that.
 */
export function peek(options: unknown, name: string): unknown {
  let owner = typeof options === 'object' || typeof options === 'function' ? options : null
  for (let i = 0; owner !== null; i++) {
    if (i === MAX_PROTOTYPES) return COMPUTED
    const descriptor = getOwnPropertyDescriptor(owner, name)
    if (descriptor) return hasOwn(descriptor, 'value') ? descriptor.value : COMPUTED
    owner = getPrototypeOf(owner)
  }
  return undefined
}
