import { getOwnPropertyDescriptor } from '../channel/primordials.ts'
import { hasOwn } from './primordials.ts'

/** The value of an object's own data property. An accessor is none: its getter is page code. */
export function ownData(owner: object, name: string): unknown {
  const descriptor = getOwnPropertyDescriptor(owner, name)
  return descriptor !== undefined && hasOwn(descriptor, 'value') ? descriptor.value : undefined
}
