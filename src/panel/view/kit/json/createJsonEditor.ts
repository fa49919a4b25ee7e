import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { history, redo, standardKeymap, undo } from '@codemirror/commands'
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { Annotation, Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers, tooltips, type KeyBinding } from '@codemirror/view'
import { search, searchKeymap } from '@codemirror/search'
import { tagHighlighter, tags } from '@lezer/highlight'
import { completeJson, type KnownJson } from './completeJson.ts'
import { jsonFindings, setFindings, type JsonFinding } from './jsonFindings.tsx'
import { foldMember, jsonFolding, type FoldText } from './jsonFolding.ts'
import { jsonLanguage } from './jsonLanguage.ts'
import { rangeOf } from './rangeOf.ts'
import { textChange } from './textChange.ts'

export interface JsonEditorOptions {
  label: string
  text: string
  known: KnownJson
  texts: JsonEditorText
  /** The member of the document it scrolls to at first, and the one that is initially folded. */
  start: string
  folded: string
  onChange: (text: string) => void
}

export interface JsonEditorText extends FoldText {
  completions: string
  /** CodeMirror's phrases of its search, each with its text. */
  search: Readonly<Record<string, string>>
}

/** The commands to the editor from outside. */
export interface JsonEditorHandle {
  /** Changes the text to this one by the smallest change, which can be undone like a typed one. */
  show: (text: string) => void
  mark: (invalid: boolean, findings: readonly JsonFinding[]) => void
  focus: () => void
  destroy: () => void
}

/** Above this number of characters the text is shown without colours, folding and wrapping: typing comes first. */
export const LARGE_TEXT = 200_000

/** Marks a change from outside, which the editor need not report back. */
const fromOutside = Annotation.define<true>()
const setInvalid = StateEffect.define<boolean>()

const invalidity = StateField.define<boolean>({
  create: () => false,
  update: (value, { effects }) => effects.find(effect => effect.is(setInvalid))?.value ?? value,
  provide: field => EditorView.contentAttributes.from(field, invalid => ({ 'aria-invalid': String(invalid) })),
})

const colours = tagHighlighter([
  { tag: tags.propertyName, class: 'cm-key' },
  { tag: tags.string, class: 'cm-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'cm-number' },
])

/** The editor's own keys do not reach the panel or DevTools. */
const KEYS: readonly KeyBinding[] = [
  { key: 'Mod-z', run: undo },
  { key: 'Mod-Shift-z', run: redo },
  { key: 'Mod-y', run: redo },
].map(binding => ({ ...binding, preventDefault: true, stopPropagation: true }))

const COMPLETION_KEYS = completionKeymap.map(binding => ({ ...binding, stopPropagation: true }))
const SEARCH_KEYS = searchKeymap
  .filter(({ key = '' }) => ['Mod-f', 'F3', 'Mod-g', 'Escape'].includes(key))
  .map(binding => ({ ...binding, stopPropagation: true }))

/** Creates the editor in an element. */
export function createJsonEditor(parent: HTMLElement, options: JsonEditorOptions): JsonEditorHandle {
  const { text, start, folded, onChange } = options
  let shown = text
  const byLength = new Compartment()
  let isLarge = text.length > LARGE_TEXT
  let hasBegun = false
  const state = EditorState.create({
    doc: text,
    extensions: [
      byLength.of(forLength(isLarge, options.texts)),
      extensionsOf(options),
      // CodeMirror would also scroll its ancestors, and move the fields out of view.
      EditorView.scrollHandler.of((view, { head }) => {
        if (hasBegun) return false
        hasBegun = true
        view.scrollDOM.scrollTop = view.lineBlockAt(head).top
        return true
      }),
      EditorView.updateListener.of(({ docChanged, transactions, view }) => {
        if (!docChanged || transactions.every(one => one.annotation(fromOutside))) return
        shown = view.state.doc.toString()
        onChange(shown)
      }),
    ],
  })
  const from = isLarge ? 0 : rangeOf(state, [start]).from
  const view = new EditorView({
    parent,
    state: state.update({ selection: { anchor: from }, effects: isLarge ? [] : foldMember(state, folded) }).state,
    scrollTo: EditorView.scrollIntoView(from, { y: 'start' }),
  })
  const adapt = (length: number): StateEffect<unknown>[] => {
    if (isLarge === length > LARGE_TEXT) return []
    isLarge = !isLarge
    return [byLength.reconfigure(forLength(isLarge, options.texts))]
  }
  return {
    show: posted => {
      // CodeMirror uses a single kind of line break.
      const next = posted.replace(/\r\n?/g, '\n')
      const changes = textChange(shown, next)
      if (!changes) return
      shown = next
      view.dispatch({ changes, effects: adapt(next.length), annotations: fromOutside.of(true) })
    },
    mark: (invalid, findings) => {
      const adapted = adapt(view.state.doc.length)
      view.dispatch({ effects: [...adapted, setInvalid.of(invalid), setFindings.of(isLarge ? [] : findings)] })
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

function extensionsOf({ label, known, texts }: JsonEditorOptions): Extension {
  return [
    // Explicit, for software that looks for it: an editable element is a tab stop anyway.
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorState.phrases.of({ Completions: texts.completions, ...texts.search }),
    search({ top: true }),
    invalidity,
    history(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    lineNumbers(),
    jsonFindings(),
    highlightSpecialChars(),
    syntaxHighlighting(colours),
    bracketMatching(),
    tooltips({ parent: document.body }),
    autocompletion({
      override: [completeJson(known)],
      icons: false,
      // In the order of the API.
      compareCompletions: () => 0,
      interactionDelay: 0,
      defaultKeymap: false,
    }),
    keymap.of([...COMPLETION_KEYS, ...SEARCH_KEYS, ...KEYS, ...standardKeymap]),
  ]
}

function forLength(isLarge: boolean, texts: JsonEditorText): Extension {
  return isLarge ? [] : [jsonLanguage(), jsonFolding(texts), EditorView.lineWrapping]
}
