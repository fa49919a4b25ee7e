import {
  RangeSet,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type Range,
  type Text,
} from '@codemirror/state'
import {
  Decoration,
  EditorView,
  gutter,
  gutterLineClass,
  GutterMarker,
  showPanel,
  type DecorationSet,
  type Panel,
} from '@codemirror/view'
import { render } from 'preact'
import type { Path } from '../../../../core/json/jsonPath.ts'
import type { TextRange } from '../../../../core/json/jsonTokens.ts'
import { StatusIcon } from '../StatusText.tsx'
import { brokenPlace, rangeOf } from './rangeOf.ts'

/** A finding at a place in the JSON. */
export interface JsonFinding {
  severity: Severity
  path: Path
  message: string
  /** The text at the end of the line; by default the message itself. */
  short?: string
}

type Severity = 'error' | 'warning' | 'note'

/** The findings about the current text; those of broken JSON are placed where it breaks. */
export const setFindings = StateEffect.define<readonly JsonFinding[]>()

interface Placed {
  findings: readonly JsonFinding[]
  /** Of each finding, in order. */
  places: readonly TextRange[]
}

/** By line number, the findings that begin in the line, most serious first. */
type Lines = ReadonlyMap<number, readonly JsonFinding[]>

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']

const placed = StateField.define<Placed>({
  create: () => ({ findings: [], places: [] }),
  update: (value, transaction) => {
    const { state, docChanged, changes, effects } = transaction
    const posted = effects.find(effect => effect.is(setFindings))
    if (posted) return place(state, posted.value)
    if (!docChanged) return value
    const places = value.places.map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }))
    return { ...value, places: places.map(({ from, to }) => ({ from, to: Math.max(from, to) })) }
  },
})

interface Marks {
  decorations: DecorationSet
  tints: RangeSet<GutterMarker>
  lines: Lines
}

const marks = StateField.define<Marks>({
  create: state => draw(state.doc, state.field(placed)),
  update: (value, { state, startState }) =>
    state.field(placed) === startState.field(placed) ? value : draw(state.doc, state.field(placed)),
  provide: field => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    gutterLineClass.from(field, ({ tints }) => tints),
  ],
})

/** Shows findings in the text, in the gutter and, for the line of the cursor, in full sentences below. */
export function jsonFindings(): Extension {
  return [
    placed,
    marks,
    gutter({
      class: 'cm-finding-gutter',
      lineMarker: (view, { from }) => {
        const found = view.state.field(marks).lines.get(view.state.doc.lineAt(from).number)
        return found?.[0] ? new FindingMarker(found[0].severity, sentences(found)) : null
      },
      lineMarkerChange: ({ state, startState }) => state.field(marks) !== startState.field(marks),
    }),
    showPanel.compute([marks, 'selection'], state => {
      const found = foundAtCursor(state)
      return found.length === 0 ? null : sentencePanel
    }),
    announceFindings,
  ]
}

/** Screen readers announce the findings of a line when the cursor moves to it. */
const announceFindings = EditorView.updateListener.of(({ view, state, startState, selectionSet, docChanged }) => {
  if (!selectionSet || docChanged || cursorLine(state) === cursorLine(startState)) return
  const found = foundAtCursor(state)
  if (found.length > 0) view.dispatch({ effects: EditorView.announce.of(sentences(found)) })
})

function place(state: EditorState, findings: readonly JsonFinding[]): Placed {
  const broken = findings.some(({ path }) => path.length === 0) ? brokenPlace(state) : undefined
  const places = findings.map(({ path }) => (path.length === 0 && broken) || rangeOf(state, path))
  return { findings, places }
}

function draw(doc: Text, { findings, places }: Placed): Marks {
  const lines = new Map<number, JsonFinding[]>()
  const ranges: Range<Decoration>[] = []
  for (const severity of SEVERITIES) {
    for (const [index, finding] of findings.entries()) {
      const at = places[index]
      if (!at || finding.severity !== severity) continue
      const { number } = doc.lineAt(at.from)
      lines.set(number, [...(lines.get(number) ?? []), finding])
      if (at.to > at.from) ranges.push(underline(finding).range(at.from, at.to))
    }
  }
  for (const [number, found] of lines) ranges.push(lineOf(found).range(doc.line(number).from))
  const tints = [...lines].map(([number, [found]]) => new Tint(found?.severity).range(doc.line(number).from))
  return { decorations: Decoration.set(ranges, true), tints: RangeSet.of(tints, true), lines }
}

function underline({ severity, message }: JsonFinding): Decoration {
  return Decoration.mark({ class: `cm-finding ${severity}`, attributes: { title: message } })
}

function lineOf(found: readonly JsonFinding[]): Decoration {
  const sentence = found.map(({ short, message }) => short ?? message).join(' · ')
  // Drawn by the style sheet, so that it is not part of the text.
  return Decoration.line({ class: `cm-found ${found[0]?.severity ?? ''}`, attributes: { 'data-finding': sentence } })
}

function sentences(found: readonly JsonFinding[]): string {
  return found.map(({ message }) => message).join('\n')
}

function cursorLine({ doc, selection }: EditorState): number {
  return doc.lineAt(selection.main.head).number
}

function foundAtCursor(state: EditorState): readonly JsonFinding[] {
  return state.field(marks).lines.get(cursorLine(state)) ?? []
}

/** Extends a line's colour into the gutters. */
class Tint extends GutterMarker {
  override readonly elementClass: string

  constructor(severity: Severity | undefined) {
    super()
    this.elementClass = `cm-found-gutter ${severity ?? ''}`
  }

  override eq(other: Tint): boolean {
    return other.elementClass === this.elementClass
  }
}

class FindingMarker extends GutterMarker {
  readonly severity: Severity
  readonly title: string

  constructor(severity: Severity, title: string) {
    super()
    this.severity = severity
    this.title = title
  }

  override eq(other: FindingMarker): boolean {
    return other.severity === this.severity && other.title === this.title
  }

  override toDOM(): Node {
    const dom = document.createElement('span')
    dom.title = this.title
    render(<StatusIcon status={this.severity} />, dom)
    return dom
  }
}

/** Below the text, so that no line moves when it comes or goes. */
function sentencePanel(view: EditorView): Panel {
  const dom = document.createElement('div')
  dom.className = 'cm-finding-sentence'
  const show = (state: EditorState): void => {
    render(
      foundAtCursor(state).map(({ severity, message }) => (
        <p key={message}>
          <StatusIcon status={severity} />
          <span>{message}</span>
        </p>
      )),
      dom,
    )
  }
  show(view.state)
  return { dom, update: ({ state }) => show(state) }
}
