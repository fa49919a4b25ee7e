import { compareTexts } from '../compareTexts.ts'
import { comparable, type ItemField, type ItemFields } from './itemFields.ts'
import { isSameValue, valueTerm } from './editTerms.ts'
import { matchTerms } from './matchTerms.ts'
import { parseTerms } from './parseTerms.ts'
import { printTerm } from './printTerms.ts'
import type { FilterTerm, FilterValue } from './terms.ts'

/** Most completions that are offered at once. */
const MAX_OFFERED = 50

/** A completion of what is typed. */
export type FilterCompletion =
  /** A name, with its colon as it is inserted. */
  | { kind: 'name'; name: string; inserted: string }
  /** A value, and how many items have it among those that pass the other terms. */
  | { kind: 'value'; value: string; count: number; inserted: string }

/** What can be inserted at a place, in place of the text from one offset to another. */
export interface FilterCompletions {
  from: number
  to: number
  offered: readonly FilterCompletion[]
}

/** A value of a field, and how many items have it. */
export interface CountedValue {
  value: string
  count: number
}

/** Counts a field's values among the items that pass terms, the most frequent first. */
export function countValues<Item>(
  items: readonly Item[],
  { field, others, fields }: { field: ItemField<Item>; others: readonly FilterTerm[]; fields: ItemFields<Item> },
): CountedValue[] {
  const passes = matchTerms(others, fields)
  const counts = new Map<string, number>()
  for (const item of items) {
    if (!passes(item)) continue
    for (const value of new Set(field.valuesOf(item))) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const counted = [...counts].flatMap(([value, count]) => (value === '' ? [] : [{ value, count }]))
  return counted.toSorted((a, b) => b.count - a.count || compareTexts(a.value, b.value))
}

/** A place of the filter's text that can be completed. */
interface Completing<Item> {
  /** Where the caret is. */
  caret: number
  fields: readonly ItemField<Item>[]
  /** Whether names are offered before anything is typed. */
  isAsked: boolean
  /** The values of a field among the items that pass the other terms. */
  valuesOf: (field: ItemField<Item>, others: readonly FilterTerm[]) => readonly CountedValue[]
}

/** Completes the name or the value at the caret. */
export function completeTerms<Item>(text: string, completing: Completing<Item>): FilterCompletions | undefined {
  const { caret, fields, isAsked, valuesOf } = completing
  const terms = parseTerms(text, fields)
  const term = terms.find(({ from, to }) => from <= caret && caret <= to)
  if (!term) return isAsked ? offered({ from: caret, to: caret }, namesFor('', fields)) : undefined
  const field = fields.find(({ name }) => name === term.name)
  const value = term.values.find(({ from, to }) => from <= caret && caret <= to)
  if (value?.kind !== 'text') return undefined
  if (!field) return value.isQuoted || value.text === '' ? undefined : offered(value, namesFor(value.text, fields))
  const others = terms.filter(other => other !== term)
  const found = valuesFor(value, valuesOf(field, others), field)
  return offered(
    value,
    found.map(counted => completionOf(counted, field)),
  )
}

function offered(
  { from, to }: { from: number; to: number },
  all: readonly FilterCompletion[],
): FilterCompletions | undefined {
  return all.length === 0 ? undefined : { from, to, offered: all }
}

function namesFor<Item>(typed: string, fields: readonly ItemField<Item>[]): FilterCompletion[] {
  const names = fields.map(({ name }) => name).filter(name => name.startsWith(typed.toLowerCase()))
  return names.map(name => ({ kind: 'name', name, inserted: `${name}:` }))
}

/** The values that contain what is typed, those that begin with it first; none if it is the only one. */
function valuesFor<Item>(
  { text }: Extract<FilterValue, { kind: 'text' }>,
  values: readonly CountedValue[],
  field: ItemField<Item>,
): CountedValue[] {
  const typed = comparable(text, field)
  const [beginning, containing]: [CountedValue[], CountedValue[]] = [[], []]
  for (const counted of values) {
    const place = comparable(counted.value, field).indexOf(typed)
    if (place === 0) beginning.push(counted)
    else if (place > 0 && containing.length < MAX_OFFERED) containing.push(counted)
    if (beginning.length === MAX_OFFERED) break
  }
  const found = [...beginning, ...containing].slice(0, MAX_OFFERED)
  const isComplete = found.length === 1 && found.every(({ value }) => isSameValue(value, text, field))
  return isComplete ? [] : found
}

function completionOf<Item>({ value, count }: CountedValue, field: ItemField<Item>): FilterCompletion {
  const term = printTerm(valueTerm({ key: field.name, value, excluded: false }, field))
  return { kind: 'value', value, count, inserted: term.slice(field.name.length + 1) }
}
