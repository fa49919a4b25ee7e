import { getOwnPropertyDescriptor } from '../channel/primordials.ts'
import { hasOwn } from './primordials.ts'

/** The value of an object's own data property. Accessors do not count: their getters are page code. */
export function ownData(owner: object, name: string): unknown {
  const descriptor = getOwnPropertyDescriptor(owner, name)
  return descriptor !== undefined && hasOwn(descriptor, 'value') ? descriptor.value : undefined
}
