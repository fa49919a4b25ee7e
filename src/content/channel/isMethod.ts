import { toUpperCase } from './primordials.ts'

/**
 * Whether a method that a page gives is this one, in capitals: the platform sends it so, however it is written (Fetch standard,
 * "normalize"). Only page code could compute one that is not a string, and the platform runs that exactly once.
 */
export function isMethod(method: unknown, name: 'GET' | 'HEAD' | 'POST'): boolean {
  return typeof method === 'string' && toUpperCase(method) === name
}
