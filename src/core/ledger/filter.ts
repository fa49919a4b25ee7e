import type { ParsedExchange } from '../dialect/dialect.ts'
import { memoize } from '../memoize.ts'
import { locationName } from '../dialect/location.ts'
import { rowMarks } from './marks.ts'
import { offerSummary } from './offerSummary.ts'
import { callOfRow, newestDecision, type Row } from './row.ts'
import { MARKS, type Mark } from './status.ts'

/** A filter as typed: free words, all of which must occur, and `name:value` terms. */
export interface Filter {
  words: string[]
  /** Rows with any of these; empty for all. */
  statuses: Mark[]
  kinds: string[]
  tokens: string[]
  /** Parts of an activity's name, or its id. */
  activities: string[]
  /** Names of protocols. */
  dialects: string[]
}

/** A term: words without space between them, or in quotes. */
const TERM = /(?:[^\s"]|"[^"]*"?)+/g

/** Statuses of several words, as they may follow `status:` or a comma without quotes. */
const SPACED = new RegExp(
  `(?<=status:\\S*)(?:${MARKS.filter(status => status.includes(' ')).join('|')})(?!\\S*\\w)`,
  'gi',
)

/**
 * Parses a filter: `product1 status:due kind:mbox token:faNi activity:sale dialect:edge`. Spaces in a value are written as `-` or in
 * quotes; those of a complete status need neither. A term may name several statuses: `status:due,sent`.
 * One without a value, as while it is being typed, is ignored.
 */
export function parseFilter(text: string): Filter {
  const filter: Filter = { words: [], statuses: [], kinds: [], tokens: [], activities: [], dialects: [] }
  for (const term of termsOf(text)) {
    const [, name, value] = /^(status|kind|token|activity|dialect):(.*)$/i.exec(term.replaceAll('"', '')) ?? []
    if (value !== undefined && /^[\s,]*$/.test(value)) continue
    const statuses = name?.toLowerCase() === 'status' ? statusesNamed(value ?? '') : undefined
    // A status that does not exist is searched for like a word and matches nothing.
    if (name === undefined || value === undefined || statuses?.length === 0)
      filter.words.push(term.replaceAll('"', '').toLowerCase())
    else if (statuses) filter.statuses.push(...statuses)
    else if (name.toLowerCase() === 'kind') filter.kinds.push(value.toLowerCase())
    else if (name.toLowerCase() === 'activity') filter.activities.push(value.toLowerCase())
    else if (name.toLowerCase() === 'dialect') filter.dialects.push(value.toLowerCase())
    else filter.tokens.push(value)
  }
  return filter
}

/** The term that filters by a status, as {@link parseFilter} reads it. */
export function statusTerm(status: Mark): string {
  return `status:${status.replaceAll(' ', '-')}`
}

/** The filter with a status added, or without it wherever a term of it asks for that status. */
export function toggleStatus(text: string, status: Mark): string {
  const terms = termsOf(text)
  const kept = terms.flatMap(term => {
    const { statuses } = parseFilter(term)
    if (!statuses.includes(status)) return [term]
    return statuses.filter(other => other !== status).map(statusTerm)
  })
  const had = terms.some(term => parseFilter(term).statuses.includes(status))
  return (had ? kept : [...terms, statusTerm(status)]).join(' ')
}

function termsOf(text: string): string[] {
  return text.replace(SPACED, status => status.replaceAll(' ', '-')).match(TERM) ?? []
}

function statusesNamed(value: string): Mark[] {
  const found = value.split(',').flatMap(name => {
    const wanted = name.toLowerCase().replaceAll('-', ' ')
    const exact = MARKS.filter(status => status === wanted)
    return exact.length > 0 ? exact : MARKS.filter(status => wanted !== '' && status.startsWith(wanted))
  })
  return [...new Set(found)]
}

export function passes(row: Row, filter: Filter): boolean {
  const { words, statuses, kinds, tokens, activities } = filter
  const call = callOfRow(row)
  if (call && !isOfDialect(call, filter)) return false
  if (statuses.length > 0 && !rowMarks(row).some(status => statuses.includes(status))) return false
  if (kinds.length > 0 && !kinds.some(kind => kindWords(row).includes(kind))) return false
  if (tokens.length > 0 && !tokens.some(token => row.eventToken?.startsWith(token) === true)) return false
  if (activities.length > 0 && !activities.some(activity => isOfActivity(row, activity))) return false
  if (words.length === 0) return true
  const text = searchText(row)
  return words.every(word => text.includes(word))
}

/** Whether a call is over one of the protocols that a filter names, if it names any. */
export function isOfDialect({ dialect }: ParsedExchange, { dialects }: Filter): boolean {
  return dialects.length === 0 || dialects.includes(dialect.name)
}

/** Whether the row's content comes from an activity of this id, or whose name contains this text. */
function isOfActivity(row: Row, activity: string): boolean {
  const decision = newestDecision(row)
  const { id, name } = decision?.read.dialect.activityOf(decision) ?? {}
  return id === activity || name?.toLowerCase().includes(activity) === true
}

function kindWords(row: Row): string[] {
  return [row.location.kind, row.item.kind, ...(row.arrival === undefined ? [] : [row.arrival.toLowerCase()])]
}

/** Everything that words are looked for in; made once per row. */
const searchText = memoize((row: Row): string => {
  const type = 'type' in row.item ? row.item.type : ''
  const parts = [locationName(row.location), ...kindWords(row), type, offerSummary(row.item), row.eventToken, row.state]
  const { file, frame } = callOfRow(row)?.exchange ?? {}
  // An expected status is not a mark, but it stays on screen.
  const statuses = [row.display?.status, row.click?.status]
  return [...parts, ...statuses, ...rowMarks(row), file, frame?.origin, row.note].join('\n').toLowerCase()
})
