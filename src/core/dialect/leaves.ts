import { isObject, toJson } from '../json/json.ts'
import { numberText } from '../json/writtenNumbers.ts'

/** Depth that is searched; a deeper value is one leaf. Far beyond any body of the API, and below the engine's limit. */
const MAX_DEPTH = 40

/** A member without child members, and how it is written if it is a number. */
export interface Leaf {
  value: unknown
  number: string | undefined
}

/**
 * The members without child members, by their paths (`order.purchasedProductIds[0]`), including empty lists and objects.
 * Names that are not plain words are quoted, so that every path is unique.
 */
export function leavesOf(value: unknown): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  collect({ value, number: undefined }, '', 0, leaves)
  return leaves
}

/** Whether two leaves hold the same JSON. */
export function isSameLeaf(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  const json = toJson(a, 0)
  return json !== undefined && json === toJson(b, 0)
}

function collect(leaf: Leaf, path: string, depth: number, leaves: Map<string, Leaf>): void {
  const members = depth < MAX_DEPTH ? membersOf(leaf.value) : []
  if (members.length === 0) leaves.set(path, leaf)
  for (const [step, held] of members)
    collect(held, path === '' ? step.replace(/^\./, '') : path + step, depth + 1, leaves)
}

function membersOf(holder: unknown): [step: string, held: Leaf][] {
  const leafAt = (value: unknown, key: string | number): Leaf => ({ value, number: numberText(holder, key) })
  if (Array.isArray(holder)) return holder.map((item, index) => [`[${index}]`, leafAt(item, index)])
  return isObject(holder) ? Object.entries(holder).map(([name, held]) => [stepOf(name), leafAt(held, name)]) : []
}

function stepOf(name: string): string {
  return /^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
}
