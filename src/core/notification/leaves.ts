import { isObject, toJson } from '../json.ts'

/** Levels looked into; what nests deeper is one leaf. Far beyond any body of the API, and below the engine's limit. */
const MAX_DEPTH = 40

/**
 * The members that have no members of their own, by their paths (`order.purchasedProductIds[0]`); an empty list or
 * object is one too. Names that are no plain words stand in quotes, so that each path is one member's.
 */
export function leavesOf(value: unknown): Map<string, unknown> {
  const leaves = new Map<string, unknown>()
  collect(value, '', 0, leaves)
  return leaves
}

/** Whether two leaves hold the same JSON. */
export function isSameLeaf(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  const json = toJson(a, 0)
  return json !== undefined && json === toJson(b, 0)
}

function collect(value: unknown, path: string, depth: number, leaves: Map<string, unknown>): void {
  const members = depth < MAX_DEPTH ? membersOf(value) : []
  if (members.length === 0) leaves.set(path, value)
  for (const [step, held] of members)
    collect(held, path === '' ? step.replace(/^\./, '') : path + step, depth + 1, leaves)
}

function membersOf(value: unknown): [step: string, held: unknown][] {
  if (Array.isArray(value)) return value.map((item, index) => [`[${index}]`, item])
  return isObject(value) ? Object.entries(value).map(([name, held]) => [stepOf(name), held]) : []
}

function stepOf(name: string): string {
  return /^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
}
