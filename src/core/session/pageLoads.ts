import type { ParsedExchange } from '../dialect/dialect.ts'
import { isImported } from '../exchange/imported.ts'

/** A document of the inspected tab, as its relay describes it. */
export interface TabDocument {
  id: string
  url: string
  /** Whether it is the page and not a frame in it. */
  top: boolean
  /** Ms since the epoch. */
  startedAt: number
}

/** One load of the inspected tab's page, with its frames. */
export interface PageLoad {
  /** The id of the page's document; of a frame whose page is unknown, that of the frame. */
  id: string
  /** Its place in the order in which the loads with calls began, from 1. */
  number: number
  /** Ms since the epoch; without a relay's description, when its first call was made. */
  startedAt: number
  url: string | undefined
}

export interface PageLoads {
  /** Those with calls, in the order in which they began. */
  all: readonly PageLoad[]
  /** The load of a document, such as a row's; undefined for one of a file. */
  ofDocument: (documentId: string) => PageLoad | undefined
  /**
   * The load during which a call was made, also the tester's; undefined for a call of a file. A send without a page counts to
   * the newest load that had begun.
   */
  ofCall: (read: ParsedExchange) => PageLoad | undefined
}

/**
 * Numbers the page loads of the inspected tab.
 * @param calls in the order in which they began
 */
export function pageLoads(calls: readonly ParsedExchange[], documents: readonly TabDocument[]): PageLoads {
  const known = new Map(documents.map(document => [document.id, document]))
  const loadIdOf = loadIds(documents)
  const begun = new Map<string, Omit<PageLoad, 'number'>>()
  let newest: string | undefined
  for (const read of calls) {
    const { documentId } = read.exchange
    // Calls of one document mostly follow each other.
    if (documentId === newest || isImported(read.exchange) || isWithoutPage(read)) continue
    newest = documentId
    const id = loadIdOf(documentId)
    const page = known.get(id)
    if (!begun.has(id)) begun.set(id, { id, startedAt: page?.startedAt ?? read.time, url: page?.url ?? read.pageUrl })
  }
  const inOrder = [...begun.values()].toSorted((a, b) => a.startedAt - b.startedAt)
  const all = inOrder.map((load, index) => ({ ...load, number: index + 1 }))
  const ofId = new Map(all.map(load => [load.id, load]))
  const ofDocument = (documentId: string): PageLoad | undefined => ofId.get(loadIdOf(documentId))
  const newestAt = (time: number): PageLoad | undefined => all.findLast(({ startedAt }) => startedAt <= time)
  return {
    all,
    ofDocument,
    ofCall: read => (isWithoutPage(read) ? newestAt(read.time) : ofDocument(read.exchange.documentId)),
  }
}

function isWithoutPage({ exchange }: ParsedExchange): boolean {
  return exchange.request?.from === 'extension'
}

/** Finds the id of the load that a document belongs to: its own, or that of the page in which a frame was loaded. */
export function loadIds(documents: readonly TabDocument[]): (documentId: string) => string {
  const frames = new Map(documents.filter(({ top }) => !top).map(frame => [frame.id, frame]))
  const pages = documents.filter(({ top }) => top).toSorted((a, b) => b.startedAt - a.startedAt)
  return documentId => {
    const frame = frames.get(documentId)
    if (!frame) return documentId
    return pages.find(({ startedAt }) => startedAt <= frame.startedAt)?.id ?? documentId
  }
}
