import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { Path } from '../../../../core/json/jsonPath.ts'

/** A part of the text. */
export interface TextRange {
  from: number
  to: number
}

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode']

/** How long the text may be parsed for an answer (ms); it takes about ten unless the text is large. */
const PATIENCE = 500

/**
 * The range of a path in the text: its value, or its name when the value has several lines; for a missing member, its
 * nearest existing ancestor.
 */
export function rangeOf(state: EditorState, path: Path): TextRange {
  let value = rootValue(state)
  let name: SyntaxNode | undefined
  for (const step of path) {
    const below = value && childAt(state, value, step)
    if (!below) break
    value = below.value ?? below.name
    name = below.name
  }
  return value ? placeOfValue(state, value, name) : { from: 0, to: 0 }
}

/** Where the text stops being JSON; undefined when its syntax is valid. */
export function brokenPlace(state: EditorState): TextRange | undefined {
  const cursor = treeOf(state).cursor()
  do {
    if (cursor.type.isError) return placeOfError(state, cursor.from, cursor.to)
  } while (cursor.next())
  return undefined
}

/** The syntax of the whole text. CodeMirror's own parsing stops after a while, and continues later. */
export function treeOf(state: EditorState) {
  return ensureSyntaxTree(state, state.doc.length, PATIENCE) ?? syntaxTree(state)
}

function rootValue(state: EditorState): SyntaxNode | undefined {
  return childrenOf(treeOf(state).topNode).find(isValue)
}

function childAt(state: EditorState, container: SyntaxNode, step: string | number) {
  if (typeof step === 'number') {
    const value = container.name === 'Array' ? childrenOf(container).filter(isValue)[step] : undefined
    return value && { name: undefined, value }
  }
  const properties = container.name === 'Object' ? container.getChildren('Property') : []
  // For a duplicate name, JSON takes the last one.
  for (const property of properties.reverse()) {
    const name = property.getChild('PropertyName')
    if (name && nameOf(state, name) === step) return { name, value: childrenOf(property).find(isValue) }
  }
  return undefined
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

function isValue({ name, type }: SyntaxNode): boolean {
  return !type.isError && !['{', '}', '[', ']', ',', ':', 'PropertyName', 'Property'].includes(name)
}

function nameOf(state: EditorState, { from, to }: SyntaxNode): string {
  const text = state.sliceDoc(from, to)
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

function placeOfValue(state: EditorState, value: SyntaxNode, name: SyntaxNode | undefined): TextRange {
  const isOneLine = state.doc.lineAt(value.from).to >= value.to
  if (isOneLine) return { from: value.from, to: value.to }
  return name ? { from: name.from, to: name.to } : { from: value.from, to: value.from + 1 }
}

/** An error is shown on an existing character: the one after a gap, or otherwise the one before it. */
function placeOfError(state: EditorState, from: number, to: number): TextRange {
  const line = state.doc.lineAt(from)
  if (to > from) return { from, to: Math.min(to, line.to) }
  if (from < line.to) return { from, to: from + 1 }
  return { from: Math.max(line.from, from - 1), to: from }
}
