import { codeFolding, foldEffect, foldGutter, foldKeymap, syntaxTree } from '@codemirror/language'
import type { EditorState, Extension, StateEffect } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import { memberOf } from '../../../../core/json/jsonTree.ts'
import { treeOf } from './rangeOf.ts'

/** The labels of folding. */
export interface FoldText {
  /** The placeholder for the members of an object, or for the items of a list. */
  folded: (kind: 'members' | 'items', count: number) => string
  fold: string
  unfold: string
}

/** Folds objects and lists: with a button in the gutter, or by keys. The brackets stay. */
export function jsonFolding({ folded, fold, unfold }: FoldText): Extension {
  return [
    codeFolding({
      preparePlaceholder: (state, { from }) => folded(...childrenAfter(state, from)),
      placeholderDOM: (_view, onclick, text) => {
        const dom = document.createElement('span')
        dom.className = 'cm-fold'
        dom.title = unfold
        dom.ariaLabel = String(text)
        // Drawn by the style sheet, so that the text itself holds only what may be copied.
        dom.dataset['text'] = String(text)
        // Otherwise the cursor moves here, the adjacent brackets are marked, and the pressed element is gone before the
        // click.
        dom.addEventListener('mousedown', event => event.preventDefault())
        dom.addEventListener('click', onclick)
        return dom
      },
    }),
    foldGutter({
      markerDOM: isOpen => {
        const dom = document.createElement('span')
        dom.className = isOpen ? 'cm-fold-mark' : 'cm-fold-mark folded'
        dom.title = isOpen ? fold : unfold
        return dom
      },
    }),
    keymap.of(foldKeymap),
  ]
}

/** Folds a member of the document when it is a closed object of several lines. */
export function foldMember({ doc }: EditorState, name: string): StateEffect<unknown>[] {
  const root = treeOf(doc)
  const value = root && memberOf(root, name)?.value
  if (!value || doc.lineAt(value.from).to >= value.to) return []
  const [opening, closing] = [value.from, value.to - 1].map(at => doc.sliceString(at, at + 1))
  return opening === '{' && closing === '}' ? [foldEffect.of({ from: value.from + 1, to: value.to - 1 })] : []
}

function childrenAfter(state: EditorState, from: number): ['members' | 'items', number] {
  const container = syntaxTree(state).resolveInner(from, -1).parent
  if (!container) return ['members', 0]
  if (container.name === 'Object') return ['members', container.getChildren('Name').length]
  let count = 0
  for (let child = container.firstChild; child; child = child.nextSibling) {
    if (child.to > child.from && !'[,]'.includes(child.name)) count += 1
  }
  return ['items', count]
}
