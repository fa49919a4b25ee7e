import { bare, defineProperty, getOwnPropertyDescriptor, Proxy } from '../channel/primordials.ts'

export type Native = (...args: never[]) => unknown

/**
 * Puts a proxy in place of a method, so that name, length and printed source are the native's. Returns the function that
 * restores the method.
 */
export function replaceMethod(
  owner: object,
  name: string,
  call: (native: Native, self: unknown, args: unknown[]) => unknown,
): () => void {
  const descriptor = getOwnPropertyDescriptor(owner, name)
  const native: unknown = descriptor?.value
  if (descriptor === undefined || typeof native !== 'function') return () => undefined
  const value = new Proxy(native as Native, bare({ apply: call }))
  defineProperty(owner, name, bare({ ...descriptor, value }))
  return () => void defineProperty(owner, name, bare(descriptor))
}
