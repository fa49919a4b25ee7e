import type { Path } from './jsonPath.ts'
import { memberOf, readJsonTree, type JsonNode } from './jsonTree.ts'

/** A new value for an existing place in JSON. */
export interface Replacement {
  path: Path
  value: string | number
}

/** Valid JSON text with these values replaced, and every other character unchanged. A path that leads nowhere is ignored. */
export function replaceInJson(text: string, replacements: readonly Replacement[]): string {
  const root = readJsonTree(text)
  const found = replacements.flatMap(({ path, value }) => {
    const node = nodeAt(root, path)
    return node ? [{ node, put: JSON.stringify(value) }] : []
  })
  // From the end, so that earlier places stay valid.
  return found
    .toSorted((a, b) => b.node.from - a.node.from)
    .reduce((held, { node, put }) => held.slice(0, node.from) + put + held.slice(node.to), text)
}

function nodeAt(root: JsonNode | undefined, path: Path): JsonNode | undefined {
  return path.reduce((node, step) => node && memberOf(node, step)?.value, root)
}
