import { bare, getOwnPropertyDescriptor, getPrototypeOf } from '../channel/primordials.ts'

/** Said of an option whose value only a getter of the page knows. */
export const COMPUTED = Symbol('computed')

/**
 * An option's value in an object of the page, inherited ones too, without running its getters: the platform runs them
 * exactly once, and a page may count on that.
 */
export function peek(options: unknown, name: string): unknown {
  let owner = typeof options === 'object' || typeof options === 'function' ? options : null
  while (owner !== null) {
    const descriptor = getOwnPropertyDescriptor(owner, name)
    if (descriptor) return 'value' in bare(descriptor) ? descriptor.value : COMPUTED
    owner = getPrototypeOf(owner)
  }
  return undefined
}
