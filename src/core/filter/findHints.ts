import type { PatternError } from './compilePattern.ts'
import { knownValues, type ItemField } from './itemFields.ts'
import { compileOnce } from './matchTerms.ts'
import { parseTerms } from './parseTerms.ts'
import { isTyped, type FilterTerm } from './terms.ts'

/** Something that was probably meant otherwise; `meant` is what may have been. */
export type FilterHint =
  | { kind: 'unknown name'; name: string; meant: string | undefined }
  | { kind: 'unknown value'; name: string; value: string; meant: string | undefined }
  | { kind: 'open quote' }
  | { kind: 'open pattern'; source: string }
  | { kind: 'pattern'; error: PatternError; source: string }

type Named = Pick<ItemField<never>, 'name' | 'known'>

/** What is doubtful in a filter, in its order. */
export function findHints(text: string, fields: readonly Named[]): FilterHint[] {
  return parseTerms(text, fields).flatMap(term => [
    ...(term.isOpen ? [{ kind: 'open quote' as const }] : []),
    ...unknownName(text.slice(term.from, term.to), term, fields),
    ...term.values.flatMap(value => valueHints(value, term, fields)),
  ])
}

function unknownName(written: string, { name }: FilterTerm, fields: readonly Named[]): FilterHint[] {
  // An address has slashes behind its colon.
  const typed = name === undefined ? /^-?([a-z]+):(?!\/\/)/i.exec(written)?.[1] : undefined
  if (typed === undefined) return []
  const meant = nearest(
    typed.toLowerCase(),
    fields.map(({ name }) => name),
  )
  return [{ kind: 'unknown name', name: typed, meant }]
}

function valueHints(value: FilterTerm['values'][number], { name }: FilterTerm, fields: readonly Named[]): FilterHint[] {
  if (value.kind === 'pattern') {
    const { kind } = compileOnce(value)
    return kind === 'pattern' ? [] : [{ kind: 'pattern', error: kind, source: value.source }]
  }
  const { text, isQuoted } = value
  if (!isTyped(value)) return []
  if (!isQuoted && /^\/.*[*+()[\]\\^$|]/.test(text)) return [{ kind: 'open pattern', source: text }]
  const known = fields.find(field => field.name === name)?.known
  if (name === undefined || !known || knownValues(known, text).length > 0) return []
  return [{ kind: 'unknown value', name, value: text, meant: nearest(text.toLowerCase(), known) }]
}

/** The word that differs least, if it differs in few characters. */
function nearest(typed: string, words: readonly string[]): string | undefined {
  const most = typed.length < 4 ? 1 : 2
  const near = words.map(word => ({ word, edits: editsBetween(typed, word) })).filter(({ edits }) => edits <= most)
  return near.toSorted((a, b) => a.edits - b.edits)[0]?.word
}

/** How many characters have to be added, removed or replaced. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let at = 1; at <= a.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= b.length; to += 1) {
      const replaced = (row[to - 1] ?? 0) + (a[at - 1] === b[to - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? Infinity
}
