import { DIALECTS } from '../dialect/dialects.ts'
import type { ParsedExchange } from '../dialect/dialect.ts'
import type { Location } from '../dialect/location.ts'
import { isError } from '../dialect/problem.ts'
import type { Exchange, Source } from '../exchange/exchange.ts'
import { fitImport } from '../ledger/importBounds.ts'
import { createRowCount } from '../ledger/bounds.ts'
import { emptyJournal } from '../ledger/emptyJournal.ts'
import { record, seenExchanges, type ObservedStep } from '../ledger/journal.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { addSelection, isInSelection } from './fileSelection.ts'
import { isRowOf, type Row, type Verdict } from '../ledger/row.ts'

/** Most rows, or calls, of a preview. */
export const MAX_PREVIEWED = 500

/** What the ledger would list of an import. Plain data, which can be passed between threads. */
export interface ImportPreview {
  /** The first rows, at most {@link MAX_PREVIEWED}. */
  rows: PreviewRow[]
  /** How many rows there would be. */
  allRows: number
  /** Where there would be no row: the first calls, as many. */
  calls: PreviewCall[]
  allCalls: number
}

/** A row as the ledger would list it. */
export interface PreviewRow extends Pick<Row, 'id' | 'location' | 'arrival' | 'token' | 'state'> {
  item: Row['item']['kind']
  display: Verdict | undefined
  click: Verdict | undefined
}

/** An imported call as the list of calls would show it. */
export interface PreviewCall {
  id: string
  source: Source | undefined
  kinds: string[]
  locations: Location[]
  /** Of HTTP or the body; undefined if the file does not name it. */
  status: number | 'failed' | undefined
  hasError: boolean
}

/**
 * Computes what the ledger would list of an import's steps, with the verdicts that it would give beside `known`, the
 * exchanges that came in files before or were sent for them. `selectedRows` are the ids of rows that files were exported for.
 */
export function previewImport(
  steps: readonly ObservedStep[],
  known: readonly Exchange[] = [],
  selectedRows: readonly string[] = [],
): ImportPreview {
  const before = { ...emptyJournal, exchanges: new Map(known.map(exchange => [exchange.id, exchange])) }
  const fresh = steps.filter(step => !('exchangeId' in step) || !before.exchanges.has(step.exchangeId))
  const journal = record(before, fitImport(before, fresh, createRowCount(DIALECTS.parse)).steps)
  const coming = new Set(steps.flatMap(step => ('exchangeId' in step ? [step.exchangeId] : [])))
  const reads = seenExchanges(journal).map(DIALECTS.parse)
  const renderings = DIALECTS.renderingsOf([...journal.events.values()])
  const selection = addSelection(new Map(), [], selectedRows)
  const all = reconcile(reads, { renderings }).filter(row => isRowOf(row, coming))
  const rows = all.filter(row => isInSelection(row, selection))
  const calls = rows.length > 0 ? [] : reads.filter(({ exchange }) => coming.has(exchange.id))
  return {
    rows: rows.slice(0, MAX_PREVIEWED).map(toPreviewRow),
    allRows: rows.length,
    calls: calls.slice(0, MAX_PREVIEWED).map(toPreviewCall),
    allCalls: calls.length,
  }
}

function toPreviewRow({ id, location, arrival, token, state, item, display, click }: Row): PreviewRow {
  return { id, location, arrival, token, state, item: item.kind, display, click }
}

function toPreviewCall(read: ParsedExchange): PreviewCall {
  const { exchange, dialect, problems } = read
  const { kinds, locations } = dialect.summarise(read)
  return {
    id: exchange.id,
    source: exchange.request?.source,
    kinds: [...kinds],
    locations: [...locations],
    status: statusOf(read),
    hasError: problems.some(isError),
  }
}

function statusOf({ exchange: { response }, status }: ParsedExchange): PreviewCall['status'] {
  if (response?.kind === 'failed') return 'failed'
  const known = status ?? response?.status
  return known === 0 ? undefined : known
}
