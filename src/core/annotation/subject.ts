import { locationKey, rankOf } from '../dialect/location.ts'
import { isImported } from '../exchange/imported.ts'
import { callOfRow, newestDecision, type Row } from '../ledger/row.ts'
import type { Subject } from './annotation.ts'

type Kind = Omit<Subject, 'token' | 'place' | 'alike'>

/** What identifies a row in every document; `rows` are all rows of its document, in the ledger's order. */
export function subjectOf(row: Row, rows: readonly Row[]): Subject {
  const key = subjectKey(row)
  const alike = rows.filter(other => other.documentId === row.documentId && subjectKey(other) === key)
  const place = Math.max(
    0,
    alike.findIndex(({ id }) => id === row.id),
  )
  const token = row.token !== undefined && { token: row.token }
  return { ...kindOf(row), ...token, place, alike: alike.length }
}

/**
 * The same text for rows that may be the same in different documents: by activity and experience, else by token. Rows of
 * one file, and captured ones, are never the same.
 */
export function subjectKey(row: Row): string {
  return keyOf(kindOf(row), row.token, sourceOf(row.documentId))
}

/** The key of the rows that an expectation may apply to, given the source of the row that it was made for. */
export function keyOf(kind: Kind, token: string | undefined, source: string): string {
  const { dialect, location, rank, activity, experience } = kind
  const content = activity === undefined ? { token } : { activity, experience }
  return JSON.stringify([source, dialect, location, rank, kind.kind, content])
}

/** The file that a document came in; empty for one that was captured. */
export function sourceOf(documentId: string): string {
  if (!isImported({ documentId })) return ''
  return documentId.split('/', 2).join('/')
}

/** The document of a row, from the row's id. */
export function documentOfRow(rowId: string): string {
  // A notification that matches nothing delivered is named after its exchange.
  return nested(nested(rowId)[0])[0] ?? rowId
}

function nested(text: string | undefined): string[] {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return Array.isArray(value) ? value.map(String) : []
  } catch {
    return []
  }
}

function kindOf(row: Row): Kind {
  const decision = newestDecision(row)
  const { id, name, experienceId, experienceName } = decision?.read.dialect.activityOf(decision) ?? {}
  const [activity, experience] = [id ?? name, experienceId ?? experienceName]
  return {
    dialect: callOfRow(row)?.dialect.name ?? '',
    location: locationKey(row.location),
    rank: rankOf(row),
    kind: row.item.kind === 'event' ? `event ${row.item.type}` : row.item.kind,
    ...(activity !== undefined && { activity }),
    ...(activity !== undefined && experience !== undefined && { experience }),
  }
}
