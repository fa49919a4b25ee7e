import { toUpperCase } from './primordials.ts'

/** The name for a method that only page code could compute, which the platform runs exactly once. */
const UNKNOWN_METHOD = '?'

/** A method as the platform sends it: these six in upper case, any other as written (Fetch standard, "normalize"). */
export function methodName(method: unknown): string {
  if (typeof method !== 'string') return UNKNOWN_METHOD
  const capitals = toUpperCase(method)
  switch (capitals) {
    case 'DELETE':
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
    case 'POST':
    case 'PUT':
      return capitals
    default:
      return method
  }
}
