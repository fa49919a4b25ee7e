import { ensureSyntaxTree, foldable, getIndentation, matchBrackets, syntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { jsonLanguage } from './jsonLanguage.ts'

const stateOf = (doc: string) => EditorState.create({ doc, extensions: [jsonLanguage()] })

/** The tokens and the names of their types. */
function typesIn(state: EditorState): string[] {
  const types: string[] = []
  syntaxTree(state).iterate({
    enter: ({ name, from, to, node }) => {
      if (!node.firstChild && to > from) types.push(`${state.sliceDoc(from, to)} ${name}`)
    },
  })
  return types
}

describe('JSON in the editor', () => {
  it('has a type for each token, also where it is broken', () => {
    expect(typesIn(stateOf('{"a":"b","c":[1.0,true]}')).filter(type => /\w$/.test(type))).toEqual([
      '"a" Name',
      '"b" String',
      '"c" Name',
      '1.0 Number',
      'true Word',
    ])
    expect(typesIn(stateOf('{ "a": "open\n "b": 01, "c": fals')).filter(type => /[\w⚠]$/.test(type))).toEqual([
      '"a" Name',
      '"open ⚠',
      '"b" Name',
      '01 ⚠',
      '"c" Name',
      'fals ⚠',
    ])
  })

  it('folds an object or a list of several lines between its brackets', () => {
    const doc = '{\n  "a": [\n    "]", 1\n  ],\n  "b": {}\n}'
    const state = stateOf(doc)
    const folds = [1, 2, 3, 5].map(number => {
      const { from, to } = state.doc.line(number)
      const fold = foldable(state, from, to)
      return fold && state.sliceDoc(fold.from - 1, fold.to + 1)
    })
    expect(folds).toEqual([doc, '[\n    "]", 1\n  ]', null, null])
  })

  it.each([
    ['{\n  "a": [|', 4],
    ['{\n  "a": [\n    1|\n  ]\n}', 4],
    ['{\n  "a": 1,|\n  "b": 2\n}', 2],
    ['{\n  "a": "open|\n  "b": {\n  }\n}', 2],
    ['{ "a": 1 }|', 0],
  ])('indents the line that is begun at the bar in %j by %i', (text, columns) => {
    const at = text.indexOf('|')
    const doc = `${text.slice(0, at)}\n${text.slice(at + 1)}`
    expect(getIndentation(stateOf(doc), at + 1)).toBe(columns)
  })

  it('matches brackets, but not those in strings', () => {
    const doc = '{ "a": ["]"] }'
    const match = (at: number) => matchBrackets(stateOf(doc), at, 1)
    expect(match(0)?.end?.from).toBe(doc.length - 1)
    expect(match(7)?.end?.from).toBe(doc.lastIndexOf(']'))
    expect(match(0)?.matched).toBe(true)
  })

  it('is read again when it changes', () => {
    const state = stateOf('{ "a": 1 }')
    const changed = state.update({ changes: { from: 7, to: 8, insert: '{ "b": 2' } }).state
    expect(typesIn(changed)).toEqual(typesIn(stateOf('{ "a": { "b": 2 }')))
  })

  it('is read a hundred thousand levels deep', () => {
    const state = stateOf('['.repeat(100_000))
    expect(ensureSyntaxTree(state, state.doc.length, 60_000)?.length).toBe(100_000)
  })
})
