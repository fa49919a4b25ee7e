import { isObject } from '../json/json.ts'

/** Far beyond any request, and safe for every engine's stack. */
const MAX_DEPTH = 100

/** Whether a value nests too deep to be written as code. */
export function isTooDeep(value: unknown): boolean {
  return isDeeperThan(value, MAX_DEPTH)
}

function isDeeperThan(value: unknown, limit: number): boolean {
  if (limit === 0) return true
  if (Array.isArray(value)) return value.some(item => isDeeperThan(item, limit - 1))
  return isObject(value) && Object.values(value).some(item => isDeeperThan(item, limit - 1))
}
