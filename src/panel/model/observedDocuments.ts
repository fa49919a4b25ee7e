import type { DocumentInfo, HeldEntry, RelayMessage } from '../../bridge/messages.ts'

/** A document whose relay has introduced itself. */
export interface ObservedDocument {
  info: DocumentInfo
  frameId: number
  /** The switchboard's number of its relay's port, while that is open. */
  relay: number | undefined
  /** Number of the next entry; all before it are recorded. */
  next: number
  /** Number of the next entry of its relay, as far as the relay has reported. */
  announced: number
  /** How many entries its relay dropped before they were recorded. */
  dropped: number
  /** The first number of the replay that was asked for and has not come yet. */
  asked: number | undefined
  /** Whether its relay's port has closed: undelivered entries may never come. */
  isGone: boolean
  /** Whether the tab has left its page and has not returned to it since: then its log is kept or dropped. */
  left: false | 'kept' | 'dropped'
}

/** Ms that a relay may take to connect again before its document counts as left. */
export const RECONNECT_GRACE = 3_000

/** Documents that are remembered after their relay has gone: their records may still exist. */
const MAX_GONE = 5000

/** Ms within which the documents of one page report that they are shown again. */
const TOGETHER = 50

export type ObservedDocuments = Pick<ReadonlyMap<string, ObservedDocument>, 'get' | 'has' | 'size' | 'values'> &
  Iterable<[string, ObservedDocument]>

/**
 * The documents as the recorder changes them, in place: each frame that introduces itself is a change, and there may be thousands of
 * documents to copy.
 */
export type RecordedDocuments = Map<string, ObservedDocument>

/** What the documents are now, as another value than before. */
export function asReadOnly(documents: RecordedDocuments): ObservedDocuments {
  return {
    get: id => documents.get(id),
    has: id => documents.has(id),
    get size() {
      return documents.size
    },
    values: () => documents.values(),
    [Symbol.iterator]: () => documents.entries(),
  }
}

/** A document as the next panel gets it; `missing`: how many of its entries were not recorded and will not come. */
export interface KeptDocument extends Pick<ObservedDocument, 'info' | 'frameId' | 'left'> {
  missing: number
}

/** Most documents that the next panel gets, the newest. */
const MAX_KEPT = 200

/** The newest documents, for the next panel. */
export function keptDocuments(documents: ObservedDocuments): KeptDocument[] {
  return [...documents.values()].slice(-MAX_KEPT).map(known => {
    const { info, frameId, left, dropped } = known
    return { info, frameId, left, missing: dropped + undeliveredOf(known) }
  })
}

/** Adds the documents that an earlier panel knew, as older ones: their relays are not connected, and may report everything again. */
export function addKept(documents: RecordedDocuments, kept: readonly KeptDocument[]): void {
  const disconnected = { relay: undefined, next: 1, dropped: 0, asked: undefined }
  const newer = [...documents]
  documents.clear()
  for (const { missing, ...known } of kept)
    documents.set(known.info.id, { ...known, ...disconnected, announced: 1 + missing, isGone: missing > 0 })
  for (const [id, known] of newer) documents.set(id, known)
}

/** The result of a relay's report of what it holds. */
export interface Meeting {
  /** Entries that it dropped before they were recorded. */
  lost: number
  /** Number of the entry that is to be recorded next. */
  next: number
  /** Whether it uses another port than before: entries in flight on the old one are lost. */
  isReconnected: boolean
  /** Whether the tab has navigated to it as its page: to a new one, or back to one from the back/forward cache. */
  isArrival: boolean
  /** The same, from another one. */
  isNavigation: boolean
}

/**
 * Processes a relay's report of what it holds. If that shows that the tab has navigated, the previous page counts as
 * left, and its log is kept or dropped.
 */
export function meet(
  documents: RecordedDocuments,
  { frameId, relay }: { frameId: number; relay: number },
  { document: info, first, next: announced }: Extract<RelayMessage, { kind: 'document' }>,
  log: 'kept' | 'dropped',
): Meeting {
  const known = documents.get(info.id)
  // A page that is being left may still send messages, but not by a new port.
  const left = known?.relay === relay && known.left
  const isArrival = info.top && left === false && known?.left !== false
  const isNavigation = isArrival && [...documents.values()].some(other => other.info.top)
  const expected = known?.next ?? 1
  const next = Math.max(first, expected)
  if (isNavigation) leave(documents, info.startedAt, log)
  forgetOldest(documents)
  // As the newest of all.
  documents.delete(info.id)
  documents.set(info.id, {
    info,
    frameId,
    relay,
    next,
    announced,
    dropped: (known?.dropped ?? 0) + next - expected,
    asked: undefined,
    isGone: false,
    left,
  })
  const isReconnected = known?.relay !== relay
  return { lost: next - expected, next, isReconnected, isArrival, isNavigation }
}

/**
 * Notes that the tab navigated to a page that started at this time, ms since the epoch: the previous page is left, with
 * its frames.
 */
function leave(documents: RecordedDocuments, startedAt: number, log: 'kept' | 'dropped'): void {
  // One that is gone is left whatever its time: the clock may have been set back.
  const isLeft = ({ left, info, isGone }: ObservedDocument): boolean =>
    left !== false || info.top || isGone || info.startedAt < startedAt - TOGETHER
  leaveThose(documents, isLeft, log)
}

/**
 * Notes that the tab navigated to a page without a relay, opened at this time, ms since the epoch: documents that are no longer
 * connected, and those of earlier pages, are left.
 */
export function leaveForUnobserved(
  documents: RecordedDocuments,
  openedAt: number | undefined,
  log: 'kept' | 'dropped',
): void {
  const isEarlier = ({ info }: ObservedDocument): boolean =>
    openedAt !== undefined && (info.top || info.startedAt < openedAt)
  leaveThose(documents, known => known.relay === undefined || isEarlier(known), log)
}

function leaveThose(
  documents: RecordedDocuments,
  isLeft: (known: ObservedDocument) => boolean,
  log: 'kept' | 'dropped',
): void {
  for (const [id, known] of documents)
    if (isLeft(known)) documents.set(id, { ...known, left: known.left === 'dropped' ? 'dropped' : log })
}

/** Forgets the documents that went longest ago, but keeps the tab's page even while that is not connected. */
function forgetOldest(documents: RecordedDocuments): void {
  if (documents.size <= MAX_GONE) return
  const gone = [...documents].filter(
    ([, { relay, left, info }]) => relay === undefined && (left !== false || !info.top),
  )
  for (const [id] of gone.slice(0, Math.max(0, gone.length - MAX_GONE))) documents.delete(id)
}

/** The ids of the documents whose log was dropped as they were left; the same set as long as it is unchanged. */
export function droppedDocuments(documents: ObservedDocuments, before: ReadonlySet<string>): ReadonlySet<string> {
  const ids = [...documents].flatMap(([id, { left }]) => (left === 'dropped' ? [id] : []))
  return ids.length === before.size && ids.every(id => before.has(id)) ? before : new Set(ids)
}

/**
 * Whether the tab shows a document, and its relay is connected. Firefox keeps the ports of the pages in its back/forward cache
 * open.
 */
export function isPresent(document: ObservedDocument | undefined): boolean {
  return document?.left === false && document.relay !== undefined
}

/** Notes that a document's relay was asked for its entries from a number on. */
export function noteAsked(documents: RecordedDocuments, documentId: string, from: number): void {
  const known = documents.get(documentId)
  if (known) documents.set(documentId, { ...known, asked: from })
}

/** The result of a relay's delivery. */
export interface Delivery {
  taken: HeldEntry[]
  frameId: number
  info: DocumentInfo
  /** Number of the entry that is to be recorded next. */
  next: number
  /** Entries that the relay dropped before they could be delivered. */
  lost: number
  /** Whether there is a gap that the relay did not make, and was not asked to fill. */
  isToAsk: boolean
}

/** Processes a relay's delivery; undefined when its document is not known. */
export function takeIn(
  documents: RecordedDocuments,
  { documentId, first, next: announced, entries }: Extract<RelayMessage, { kind: 'entries' }>,
): Delivery | undefined {
  const known = documents.get(documentId)
  if (!known) return undefined
  const from = Math.max(first, known.next)
  const { taken, hasGap } = newEntries(from, entries)
  const next = from + taken.length
  const asked = taken.length > 0 ? undefined : known.asked
  documents.set(documentId, { ...known, next, announced, dropped: known.dropped + from - known.next, asked })
  return {
    taken,
    frameId: known.frameId,
    info: known.info,
    next,
    lost: from - known.next,
    isToAsk: hasGap && asked !== next,
  }
}

/** The entries that are new and in order; those after a gap are left out, to be asked for again. */
function newEntries(next: number, entries: readonly HeldEntry[]): { taken: HeldEntry[]; hasGap: boolean } {
  const taken: HeldEntry[] = []
  for (const entry of entries) {
    if (entry.number > next + taken.length) return { taken, hasGap: true }
    if (entry.number === next + taken.length) taken.push(entry)
  }
  return { taken, hasGap: false }
}

/** Whether a document has not connected again since the panel's connection was broken. */
export function isMissedDocument(known: ObservedDocument | undefined): boolean {
  return known?.relay === undefined && known?.isGone === false
}

/** The ids of the documents of the page whose relay is connected. */
export function connectedIds(documents: ObservedDocuments): string[] {
  return [...documents].flatMap(([id, known]) => (isPresent(known) ? [id] : []))
}

/** Notes that the port of a relay has closed, or those of all when the panel's own connection broke. */
export function markDisconnected(documents: RecordedDocuments, relay?: number): void {
  const isLeft = (known: ObservedDocument): boolean => relay === undefined || known.relay === relay
  // When the panel's own broke, the relays are still there and connect again.
  const gone = { relay: undefined, ...(relay !== undefined && { isGone: true }) }
  for (const [id, known] of documents) if (isLeft(known)) documents.set(id, { ...known, ...gone })
}

/** How many entries were not delivered by relays that are gone. */
export function countUndelivered(documents: ObservedDocuments): number {
  return [...documents.values()].reduce((sum, known) => sum + undeliveredOf(known), 0)
}

function undeliveredOf({ isGone, left, relay, announced, next }: ObservedDocument): number {
  return isGone || (left !== false && relay === undefined) ? Math.max(0, announced - next) : 0
}
