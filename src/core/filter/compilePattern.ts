import { buildStates, type State } from './buildStates.ts'
import { parsePattern } from './parsePattern.ts'
import { createPatternSearch } from './createPatternSearch.ts'

/** Characters of a text that a regular expression is searched for in. */
export const MAX_SEARCHED = 4000

/** Why a regular expression cannot be used. */
export type PatternError = 'broken' | 'unsupported' | 'too large'

export type Pattern = { kind: 'pattern'; test: (text: string) => boolean } | { kind: PatternError }

/**
 * Compiles a regular expression so that a search takes time in proportion to the text, whatever the expression: all ways to match
 * are followed at once, never one after another. Lookarounds and references to groups cannot be searched for like that.
 */
export function compilePattern(source: string, ignoresCase: boolean): Pattern {
  if (!isSyntax(source)) return { kind: 'broken' }
  const node = parsePattern(source, ignoresCase)
  if (node === undefined) return { kind: 'unsupported' }
  const states: readonly State[] | undefined = buildStates(node)
  if (states === undefined) return { kind: 'too large' }
  const search = createPatternSearch(states)
  return { kind: 'pattern', test: text => search(text.slice(0, MAX_SEARCHED)) }
}

function isSyntax(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}
