import type { FilterTerm, FilterValue } from './terms.ts'

/** A term without its place, as it is to be written. */
export type NewTerm = Pick<FilterTerm, 'isExcluded' | 'name'> & { values: readonly NewValue[] }

type NewValue =
  | { kind: 'text'; text: string; isWhole: boolean }
  | Pick<Extract<FilterValue, { kind: 'pattern' }>, 'kind' | 'source' | 'ignoresCase'>

/** Writes terms so that they are read as the same ones. */
export function printTerms(terms: readonly NewTerm[]): string {
  return terms.map(printTerm).join(' ')
}

export function printTerm({ isExcluded, name, values }: NewTerm): string {
  const sign = isExcluded ? '-' : ''
  if (name === undefined) return sign + values.map(printWord).join(' ')
  return `${sign}${name}:${values.map(printValue).join(',')}`
}

function printWord(value: NewValue): string {
  if (value.kind === 'pattern') return printValue(value)
  // What could be read as a sign, a name or a regular expression stands in quotes.
  return /[\s":]|^[-/]|^$/.test(value.text) ? quote(value.text) : value.text
}

function printValue(value: NewValue): string {
  if (value.kind === 'pattern') return `/${value.source}/${value.ignoresCase ? 'i' : ''}`
  const { text, isWhole } = value
  const isPlain = isWhole ? !/[\s",]|^$/.test(text) : !/[\s",]|^[=/]|^$/.test(text)
  return (isWhole ? '=' : '') + (isPlain ? text : quote(text))
}

/** A text in quotes, as terms are read. */
function quote(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return `"${escaped}"`
}
