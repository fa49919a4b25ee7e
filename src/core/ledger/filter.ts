import { locationName } from '../delivery/location.ts'
import { offerSummary } from './offerSummary.ts'
import type { Row } from './row.ts'
import { STATUSES, type Status } from './status.ts'

/** A filter as typed: free words, all of which must occur, and `name:value` terms. */
export interface Filter {
  words: string[]
  /** Rows with any of these; empty for all. */
  statuses: Status[]
  kinds: string[]
  tokens: string[]
}

/** Parses a filter: `product1 status:due kind:mbox token:faNi`. Spaces in a value are written as `-` or in quotes. */
export function parseFilter(text: string): Filter {
  const filter: Filter = { words: [], statuses: [], kinds: [], tokens: [] }
  for (const term of text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []) {
    const [, name, value] = /^(status|kind|token):(.*)$/i.exec(term.replaceAll('"', '')) ?? []
    const statuses = name?.toLowerCase() === 'status' ? statusesNamed(value ?? '') : undefined
    // A status that does not exist is searched like a word, and not found.
    if (name === undefined || value === undefined || statuses?.length === 0)
      filter.words.push(term.replaceAll('"', '').toLowerCase())
    else if (statuses) filter.statuses.push(...statuses)
    else if (name.toLowerCase() === 'kind') filter.kinds.push(value.toLowerCase())
    else filter.tokens.push(value)
  }
  return filter
}

/** The term that filters by a status, as {@link parseFilter} reads it. */
export function statusTerm(status: Status): string {
  return `status:${status.replaceAll(' ', '-')}`
}

function statusesNamed(value: string): Status[] {
  const wanted = value.toLowerCase().replaceAll('-', ' ')
  const exact = STATUSES.filter(status => status === wanted)
  return exact.length > 0 ? exact : STATUSES.filter(status => wanted !== '' && status.startsWith(wanted))
}

/** The status that a row counts under: its click's when it is about a click, else its display's. */
export function rowStatuses(row: Row): Status[] {
  return [row.display, row.click].flatMap(verdict => (verdict ? [verdict.status] : []))
}

export function passes(row: Row, filter: Filter): boolean {
  const { words, statuses, kinds, tokens } = filter
  if (statuses.length > 0 && !rowStatuses(row).some(status => statuses.includes(status))) return false
  if (kinds.length > 0 && !kinds.some(kind => kindWords(row).includes(kind))) return false
  if (tokens.length > 0 && !tokens.some(token => row.eventToken?.startsWith(token) === true)) return false
  if (words.length === 0) return true
  const searched = searchText(row)
  return words.every(word => searched.includes(word))
}

function kindWords(row: Row): string[] {
  return [row.location.kind, row.item.kind, ...(row.arrival === undefined ? [] : [row.arrival])]
}

function searchText(row: Row): string {
  const type = 'type' in row.item ? row.item.type : ''
  const parts = [locationName(row.location), ...kindWords(row), type, offerSummary(row.item), row.eventToken, row.state]
  return [...parts, ...rowStatuses(row)].join('\n').toLowerCase()
}
