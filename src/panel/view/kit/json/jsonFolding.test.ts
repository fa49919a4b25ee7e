import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { foldMember } from './jsonFolding.ts'

/** The text that the fold of a member hides. */
function folded(doc: string): string[] {
  const effects = foldMember(EditorState.create({ doc }), 'context')
  return effects.map(({ value }) => {
    const { from, to } = value as { from: number; to: number }
    return doc.slice(from, to)
  })
}

it.each([
  ['an object of several lines', '{\n  "context": {\n    "a": 1\n  }\n}', ['\n    "a": 1\n  ']],
  ['no object of one line', '{\n  "context": { "a": 1 }\n}', []],
  ['no list', '{\n  "context": [\n    1\n  ]\n}', []],
  ['no object that the text leaves open', '{\n  "context": {\n', []],
  ['no object that the text leaves open after a value', '{\n  "context": {\n    "a": 1', []],
])('initially folds %s', (_, doc, hidden) => {
  expect(folded(doc)).toEqual(hidden)
})
