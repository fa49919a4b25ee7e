import {
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
} from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import type { Path } from '../../../../core/json/jsonPath.ts'
import { jsonCursor, type JsonCursor } from './jsonCursor.ts'

/** The possible names and values, by path. */
export interface KnownJson {
  members: (path: Path) => readonly { name: string; kind: string }[]
  /** Whole values, as JSON. */
  values: (path: Path) => readonly string[]
}

/** The text of a new value, and how much of it comes after the cursor. */
const NEW_VALUES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  string: ['"', '"'],
  object: ['{', '}'],
  array: ['[', ']'],
}

/** Completes known member names and values, inside open quotes or on request. */
export function completeJson({ members, values }: KnownJson): CompletionSource {
  return context => {
    const text = context.state.doc.toString()
    const cursor = jsonCursor(text, context.pos)
    const quoted = cursor && text.charAt(cursor.from) === '"'
    if (!cursor || !(context.explicit || (quoted && cursor.to > cursor.from))) return null
    const options =
      cursor.role === 'name'
        ? members(cursor.path)
            .filter(({ name }) => !cursor.siblings.includes(name))
            .map(({ name, kind }) => nameOption(name, kind, values([...cursor.path, name])))
        : values(cursor.path).map(valueOption)
    return resultOf(context, cursor, options, quoted === true)
  }
}

/** The list is matched with the text between the opening quote and the cursor. */
function resultOf(
  { pos }: CompletionContext,
  cursor: JsonCursor,
  options: Completion[],
  quoted: boolean,
): CompletionResult | null {
  if (options.length === 0) return null
  return { from: Math.min(pos, cursor.from + (quoted ? 1 : 0)), options, validFor: /^[\w$]*$/ }
}

function nameOption(name: string, kind: string, values: readonly string[]): Completion {
  const apply = (view: EditorView): void => {
    const cursor = cursorOf(view)
    if (!cursor) return
    // A name that already has a value is only renamed.
    if (cursor.next === ':') return write(view, cursor, `"${name}"`, '')
    const [before, after] = NEW_VALUES[kind] ?? ['', '']
    write(view, cursor, `"${name}": ${before}`, after + (cursor.next === '"' ? ',' : ''))
    if (values.length > 0) startCompletion(view)
  }
  return { label: name, detail: kind, apply }
}

function valueOption(value: string): Completion {
  const apply = (view: EditorView): void => {
    const cursor = cursorOf(view)
    if (cursor) write(view, cursor, value + (cursor.next === '"' ? ',' : ''), '')
  }
  return { label: value.replaceAll('"', ''), apply }
}

function cursorOf({ state }: EditorView): JsonCursor | undefined {
  return jsonCursor(state.doc.toString(), state.selection.main.head)
}

/** Replaces the token at the cursor, and puts the cursor between the two texts. */
function write(view: EditorView, { from, to, commaAt }: JsonCursor, before: string, after: string): void {
  const comma = commaAt === undefined ? [] : [{ from: commaAt, insert: ',' }]
  view.dispatch({
    changes: [...comma, { from, to, insert: before + after }],
    selection: { anchor: from + comma.length + before.length },
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
}
