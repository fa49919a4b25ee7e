import type { Signal } from '@preact/signals'

/** The columns whose values the filter finds, and the name of its term where there is one. */
const TERMS: Readonly<Record<string, string>> = {
  location: '',
  locations: '',
  kind: 'kind',
  offer: '',
  token: 'token',
  state: '',
  display: 'status',
  click: 'status',
  source: '',
  status: 'status',
  outcome: '',
  type: '',
}

/** Whether the filter finds the values of a column, by its key. */
export function isFilterable(key: string): boolean {
  return key in TERMS
}

/** Adds to a filter that items have this value in a column: by its term, or as words where it has none. */
export function addFilterTerm(filter: Signal<string>, { key, value }: { key: string; value: string }): void {
  const name = TERMS[key] ?? ''
  // Of several kinds the first one is asked for.
  const text = (key === 'kind' ? value.split(/[ ,]/, 1).join('') : value).replaceAll('"', '')
  const term = name === '' ? `"${text}"` : `${name}:${/\s/.test(text) ? `"${text}"` : text}`
  const before = filter.value.trim()
  if (!before.endsWith(term)) filter.value = before === '' ? term : `${before} ${term}`
}
