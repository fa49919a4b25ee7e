import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import { homeOf, IMPORTED_PREFIX, isImported } from '../../core/exchange/imported.ts'
import { groupBy } from '../../core/groupBy.ts'
import type { Row } from '../../core/ledger/row.ts'
import { loadIds } from '../../core/session/pageLoads.ts'
import type { ObservedDocuments } from './observedDocuments.ts'

/** A ledger that can be compared: all that was captured, one load of the page with its frames, or one imported file. */
export interface ParitySide {
  /** The same text for the same side. */
  id: string
  kind: 'all' | 'load' | 'file'
  /** When the page was loaded, in ms since the epoch; undefined for other kinds. */
  time: number | undefined
  /** The page's URL or the file's name, if it has one. */
  name: string | undefined
  rows: readonly Row[]
}

/** The id of everything that was captured. */
export const ALL_CAPTURED = 'all'

interface Recorded {
  calls: readonly ParsedExchange[]
  rows: readonly Row[]
  documents: ObservedDocuments
}

/** The sides that can be compared: all that was captured, then loads and files, the newest first. */
export function paritySides({ calls, rows, documents }: Recorded): ParitySide[] {
  const ownerOf = owners(documents)
  const rowsOf = groupBy(rows, ({ documentId }) => ownerOf(documentId))
  const ofPage = calls.filter(({ exchange }) => !isOwnSend(exchange))
  const owned = groupBy(ofPage, ({ exchange }) => ownerOf(homeOf(exchange)))
  const sides = [...owned].map(([id, [first]]) => toSide(id, first, rowsOf.get(id) ?? [], documents))
  const newestFirst = (kind: ParitySide['kind']): ParitySide[] => sides.filter(side => side.kind === kind).toReversed()
  const captured = rows.filter(row => !isImported(row))
  const all: ParitySide = { id: ALL_CAPTURED, kind: 'all', time: undefined, name: undefined, rows: captured }
  return [all, ...newestFirst('load').toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0)), ...newestFirst('file')]
}

/** The id of the side that a document belongs to: its file, or the load of the page that it or its frame is in. */
function owners(documents: ObservedDocuments): (documentId: string) => string {
  const loadIdOf = loadIds([...documents.values()].map(({ info }) => info))
  return documentId => {
    if (!isImported({ documentId })) return loadIdOf(documentId)
    return IMPORTED_PREFIX + documentId.slice(IMPORTED_PREFIX.length).split('/', 1).join()
  }
}

function toSide(
  id: string,
  first: ParsedExchange | undefined,
  rows: readonly Row[],
  documents: ObservedDocuments,
): ParitySide {
  if (isImported({ documentId: id })) return { id, kind: 'file', time: undefined, name: first?.exchange.file, rows }
  const info = documents.get(id)?.info
  return { id, kind: 'load', time: info?.startedAt ?? first?.time, name: info?.url ?? first?.pageUrl, rows }
}
