import type { Annotation } from '../annotation/annotation.ts'
import { DIALECTS, type Dialects } from '../dialect/dialects.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Row, Verdict } from '../ledger/row.ts'
import type { ExportContent } from './exportContent.ts'
import { rowsOf } from './rewriteContent.ts'

/** A part of everything: rows of the ledger, and calls by their ids. */
export interface Selection {
  rows: readonly Row[]
  callIds: ReadonlySet<string>
}

/**
 * The content that a selection needs. The calls of the rows go along, and further calls of their documents where the
 * verdicts of the rows depend on them, so that a reader computes the same verdicts. Calls of a document that is not
 * complete are marked as partial.
 */
export function selectContent(
  all: ExportContent,
  { rows, callIds }: Selection,
  dialects: Dialects = DIALECTS,
): ExportContent {
  const wanted = new Set([...callIds, ...rows.flatMap(callIdsOf)])
  const documents = new Set(rows.map(({ documentId }) => documentId))
  const attempts: ((exchange: Exchange) => boolean)[] = [
    ({ id }) => wanted.has(id),
    ({ id, documentId }) => wanted.has(id) || documents.has(documentId),
    () => true,
  ]
  const made = attempts.map(isIncluded => () => contentOf(all, isIncluded, rows, dialects))
  for (const make of made.slice(0, -1)) {
    const content = make()
    if (haveSameVerdicts(rows, content.rows)) return content
  }
  return contentOf(all, () => true, rows, dialects)
}

function contentOf(
  all: ExportContent,
  isIncluded: (exchange: Exchange) => boolean,
  rows: readonly Row[],
  dialects: Dialects,
): ExportContent {
  const cut = new Set(all.exchanges.flatMap(exchange => (isIncluded(exchange) ? [] : [exchange.documentId])))
  const exchanges = all.exchanges
    .filter(isIncluded)
    .map(exchange => (cut.has(exchange.documentId) ? { ...exchange, isPartial: true as const } : exchange))
  const documents = new Set(exchanges.map(({ documentId }) => documentId))
  const content = {
    ...all,
    exchanges,
    events: all.events.filter(({ documentId }) => documents.has(documentId)),
    annotations: all.annotations.filter(isFor(rows)),
    scenarios: [],
    isPartial: all.isPartial || exchanges.some(({ documentId }) => cut.has(documentId)),
  }
  const known = new Map(rowsOf(content, dialects).map(row => [row.id, row]))
  return { ...content, rows: rows.flatMap(({ id }) => known.get(id) ?? []) }
}

/** Whether an annotation is that of one of the rows, or its expectation applies to one. */
function isFor(rows: readonly Row[]) {
  const ids = new Set(rows.map(({ id }) => id))
  const applied = new Set(
    rows.flatMap(row => [row.display, row.click].flatMap(verdict => verdict?.expected?.expectation ?? [])),
  )
  return ({ rowId, expectations }: Annotation): boolean =>
    ids.has(rowId) || expectations.some(expectation => applied.has(expectation))
}

/** The ids of the calls that delivered or reported a row, and of the tester's sends for it. */
function callIdsOf({ decisions, notifications, own }: Row): string[] {
  return [
    ...decisions.map(({ read }) => read.exchange.id),
    ...notifications.map(({ notification }) => notification.read.exchange.id),
    ...own.map(({ read }) => read.exchange.id),
  ]
}

function haveSameVerdicts(before: readonly Row[], after: readonly Row[]): boolean {
  const known = new Map(after.map(row => [row.id, verdictsOf(row)]))
  return before.every(row => known.get(row.id) === verdictsOf(row))
}

function verdictsOf({ display, click, notifications }: Row): string {
  const outcomes = notifications.map(({ outcome, reasons, remarks }) => [outcome, reasons, remarks])
  return JSON.stringify([verdictOf(display), verdictOf(click), outcomes])
}

function verdictOf(verdict: Verdict | undefined) {
  return verdict && [verdict.status, verdict.reasons, verdict.isNotRendered, verdict.showings]
}
