import type { DocumentInfo, Entry, RelayMessage } from '../../bridge/messages.ts'

/** A document whose relay has told of itself. */
export interface ObservedDocument {
  info: DocumentInfo
  frameId: number
  /** The switchboard's number of its relay's port, while that is open. */
  relay: number | undefined
  /** Number of the entry that comes next; all before it are recorded. */
  next: number
  /** The first number of the replay that was asked for and has not come yet. */
  asked: number | undefined
  /** Whether the tab has gone on from its page, and it has not said since that it lives. */
  left: boolean
}

/** Documents that are remembered after their relay has gone: a visitor may come back to them. */
const MAX_LEFT = 200

export type ObservedDocuments = ReadonlyMap<string, ObservedDocument>

/** What came of a relay's saying what it holds. */
export interface Meeting {
  documents: ObservedDocuments
  /** Entries that it dropped before they were recorded. */
  lost: number
  /** Number of the entry that is to be recorded next. */
  next: number
  /** Whether it is of a top document that was not known. */
  isNewTop: boolean
  /** The same, after another one. */
  isNavigation: boolean
}

/** Takes in what a relay says it holds. Where that is a new page, the page before is left. */
export function meet(
  documents: ObservedDocuments,
  { frameId, relay }: { frameId: number; relay: number },
  { document: info, first }: Extract<RelayMessage, { kind: 'document' }>,
): Meeting {
  const isNewTop = info.top && !documents.has(info.id)
  const isNavigation = isNewTop && [...documents.values()].some(known => known.info.top)
  const expected = documents.get(info.id)?.next ?? 1
  const next = Math.max(first, expected)
  const others = isNewTop ? leave(documents, info.openedAt) : documents
  const met = withoutOldest(others).set(info.id, { info, frameId, relay, next, asked: undefined, left: false })
  return { documents: met, lost: next - expected, next, isNewTop, isNavigation }
}

/** Notes that the tab went on to a page opened at this time, ms since the epoch: the page before is left, with its frames. */
function leave(documents: ObservedDocuments, openedAt: number): ObservedDocuments {
  const isLeft = ({ left, info }: ObservedDocument): boolean => left || info.top || info.openedAt < openedAt
  return new Map([...documents].map(([id, known]) => [id, { ...known, left: isLeft(known) }]))
}

/** A copy without the documents that were left longest ago. */
function withoutOldest(documents: ObservedDocuments): Map<string, ObservedDocument> {
  const kept = new Map(documents)
  const left = [...documents].filter(([, { relay }]) => relay === undefined)
  for (const [id] of left.slice(0, Math.max(0, left.length - MAX_LEFT))) kept.delete(id)
  return kept
}

/** The entries that are new and in order; those after a gap are left out, to be asked for again. */
export function newEntries(next: number, entries: readonly Entry[]): { taken: Entry[]; hasGap: boolean } {
  const taken: Entry[] = []
  for (const entry of entries) {
    if (entry.number > next + taken.length) return { taken, hasGap: true }
    if (entry.number === next + taken.length) taken.push(entry)
  }
  return { taken, hasGap: false }
}

/** Without the relays whose port has closed: one of them, or all when the panel's own connection broke. */
export function disconnect(documents: ObservedDocuments, relay?: number): ObservedDocuments {
  const isLeft = (known: ObservedDocument): boolean => relay === undefined || known.relay === relay
  return new Map([...documents].map(([id, known]) => [id, isLeft(known) ? { ...known, relay: undefined } : known]))
}
