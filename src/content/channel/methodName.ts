import { indexOf, toUpperCase } from './primordials.ts'

/** The name for a method that only page code could compute, which the platform runs exactly once. */
const UNKNOWN_METHOD = '?'

const NORMALIZED = ' DELETE GET HEAD OPTIONS POST PUT '

/** A method as the platform sends it: these six in upper case, any other as written (Fetch standard, "normalize"). */
export function methodName(method: unknown): string {
  if (typeof method !== 'string') return UNKNOWN_METHOD
  const capitals = toUpperCase(method)
  return indexOf(NORMALIZED, ` ${capitals} `) < 0 ? method : capitals
}
