import { describe } from '../channel/primordials.ts'

/** The value of an object's own data property. Accessors do not count: their getters are page code. */
export function ownData(owner: object, name: string): unknown {
  return describe(owner, name)?.value
}
