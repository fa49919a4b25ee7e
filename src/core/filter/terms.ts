import type { TextRange } from '../json/jsonTokens.ts'

/** What a term asks for: a text, or a regular expression. */
export type FilterValue = TextRange &
  (
    | {
        kind: 'text'
        text: string
        /** Written with `=`: the whole value, and not only a part of it. */
        isWhole: boolean
        /** Whether some of it is in quotes. */
        isQuoted: boolean
      }
    | { kind: 'pattern'; source: string; ignoresCase: boolean }
  )

/** A term of a filter: `word`, `name:value`, or `name:one,other`; with `-` in front, what it does not fit. */
export interface FilterTerm extends TextRange {
  isExcluded: boolean
  /** The name before the colon; undefined for a word. */
  name: string | undefined
  /** It fits if one of them does. A word has one. */
  values: readonly FilterValue[]
  /** Whether its quote has no end. */
  isOpen: boolean
}

/** A name that terms can have. */
export interface TermName {
  name: string
  /** Every value that there can be, where that is fixed. */
  known?: readonly string[] | undefined
}

/** Whether a value has been typed; one without text, as while it is being typed, is ignored. */
export function isTyped(value: FilterValue): boolean {
  return value.kind === 'pattern' || value.text.trim() !== ''
}

/** The terms that count. */
export function typedTerms(terms: readonly FilterTerm[]): FilterTerm[] {
  return terms.filter(({ values }) => values.some(isTyped))
}
