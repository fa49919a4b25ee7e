import { comparable, knownValues, type ItemField } from './itemFields.ts'
import { parseTerms } from './parseTerms.ts'
import { printTerm, type NewTerm } from './printTerms.ts'
import { isTyped, type FilterTerm } from './terms.ts'

/** A value of a view's items that is to be filtered by. */
export interface WantedValue {
  /** The name of the field. */
  key: string
  value: string
  /** Whether the items with it are hidden; otherwise only they are shown. */
  excluded: boolean
}

type Named = Pick<ItemField<never>, 'name' | 'known' | 'fits' | 'hasCase'>

/** The term that finds exactly one value of a field. */
export function valueTerm({ value, excluded }: WantedValue, field: Named): NewTerm {
  const isWhole = field.known === undefined && field.fits !== 'whole'
  return { isExcluded: excluded, name: field.name, values: [{ kind: 'text', text: writable(value, field), isWhole }] }
}

/** A dash needs no quotes and is compared like a space. */
function writable(value: string, { known, fits }: Named): string {
  return known || fits !== 'part' ? value.replaceAll(' ', '-') : value
}

/** The filter with a term for a value, in place of its opposite. An unknown name changes nothing. */
export function addValue(text: string, wanted: WantedValue, fields: readonly Named[]): string {
  const field = fields.find(({ name }) => name === wanted.key)
  if (!field) return text
  const [added, opposite] = [wanted, { ...wanted, excluded: !wanted.excluded }].map(one =>
    printTerm(valueTerm(one, field)),
  )
  const kept = written(text, fields).filter(term => term !== opposite)
  return added === undefined || kept.includes(added) ? kept.join(' ') : [...kept, added].join(' ')
}

/** The filter with a value added to its term of this name, or without it where it is asked for. */
export function toggleValue(
  text: string,
  { key, value }: Omit<WantedValue, 'excluded'>,
  fields: readonly Named[],
): string {
  const field = fields.find(({ name }) => name === key)
  if (!field) return text
  const had = namedValues(text, key, fields).includes(value)
  const terms = parseTerms(text, fields)
  const own = terms.filter(term => isPlainTerm(term, key))
  const kept = had ? namedIn(own, field).filter(other => other !== value) : [...namedIn(own, field), value]
  const [first] = own
  const term = kept.length > 0 ? printTerm(termOf(field, kept)) : ''
  const others = terms.flatMap(one =>
    one === first ? [term] : own.includes(one) ? [] : [text.slice(one.from, one.to)],
  )
  return [...others, ...(first ? [] : [term])].filter(part => part !== '').join(' ')
}

/** The known values that a filter's terms of one name ask for. */
export function namedValues(text: string, key: string, fields: readonly Named[]): string[] {
  const field = fields.find(({ name }) => name === key)
  const terms = parseTerms(text, fields).filter(term => isPlainTerm(term, key))
  return field ? namedIn(terms, field) : []
}

function isPlainTerm({ name, isExcluded, values }: FilterTerm, key: string): boolean {
  return name === key && !isExcluded && values.every(({ kind }) => kind === 'text')
}

function namedIn(terms: readonly FilterTerm[], { known = [] }: Named): string[] {
  const values = terms.flatMap(({ values }) => values.filter(isTyped))
  return [...new Set(values.flatMap(value => (value.kind === 'text' ? knownValues(known, value.text) : [])))]
}

function termOf(field: Named, values: readonly string[]): NewTerm {
  const texts = values.map(value => ({ kind: 'text' as const, text: writable(value, field), isWhole: false }))
  return { isExcluded: false, name: field.name, values: texts }
}

function written(text: string, fields: readonly Named[]): string[] {
  return parseTerms(text, fields).map(({ from, to }) => text.slice(from, to))
}

/** Whether a value is the one that is typed already. */
export function isSameValue(value: string, typed: string, field: Named): boolean {
  return comparable(value, field) === comparable(typed, field)
}
