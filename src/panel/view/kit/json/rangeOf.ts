import type { EditorState, Text } from '@codemirror/state'
import { brokenRange } from '../../../../core/json/jsonError.ts'
import type { Path } from '../../../../core/json/jsonPath.ts'
import type { TextRange } from '../../../../core/json/jsonTokens.ts'
import { memberOf, readJsonTree, type JsonMember, type JsonNode } from '../../../../core/json/jsonTree.ts'
import { memoize } from '../../../../core/memoize.ts'

/**
 * The range of a path in the text: its value, or its name when the value has several lines; for a missing member, its
 * nearest existing ancestor.
 */
export function rangeOf({ doc }: EditorState, path: Path): TextRange {
  let found: Pick<JsonMember, 'name' | 'value'> = { name: undefined, value: treeOf(doc) }
  for (const step of path) {
    const below = found.value && memberOf(found.value, step)
    if (!below) break
    found = below
  }
  return placeOf(doc, found)
}

/** Where the text stops being JSON; undefined when its syntax is valid. */
export function brokenPlace({ doc }: EditorState): TextRange | undefined {
  const broken = brokenRange(doc.toString())
  return broken && placeOfError(doc, broken)
}

/** The value of the whole text; undefined if it has none. */
export const treeOf = memoize((doc: Text): JsonNode | undefined => readJsonTree(doc.toString()))

function placeOf(doc: Text, { name, value }: Pick<JsonMember, 'name' | 'value'>): TextRange {
  if (value && doc.lineAt(value.from).to >= value.to) return { from: value.from, to: value.to }
  if (name) return name
  return value ? { from: value.from, to: value.from + 1 } : { from: 0, to: 0 }
}

/** An error is shown on an existing character: the one after a gap, or otherwise the one before it. */
function placeOfError(doc: Text, { from, to }: TextRange): TextRange {
  const line = doc.lineAt(from)
  if (to > from) return { from, to: Math.min(to, line.to) }
  return { from: Math.max(line.from, from - 1), to: from }
}
