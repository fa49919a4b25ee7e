import type { DocumentInfo } from '../../bridge/messages.ts'
import type { ObservedDocument, ObservedDocuments } from './observedDocuments.ts'

/** The document that should send: the one that received the token, its frame, and the page that its file names. */
interface Sought {
  documentId: string
  frameId: number
  page?: string | undefined
}

/**
 * The document itself while it is open, otherwise the one that replaced it in the frame, if it has the same origin.
 * Imported requests go from the page that their file names, or from the open page where the file names no page, as for
 * a server's call.
 */
export function findDocument(documents: ObservedDocuments, { documentId, frameId, page }: Sought): string | undefined {
  const own = documents.get(documentId)
  const isFit = (known: ObservedDocument): boolean =>
    known.frameId === frameId &&
    known.info.id !== documentId &&
    (page === undefined || originOf(known.info) === originOf({ url: page }))
  const others = [...documents.values()].filter(isFit)
  // An older document is not a replacement, unless the visitor went back to it.
  const heirs = others.filter(({ info, relay }) => isOpen(relay) || !own || info.openedAt > own.info.openedAt)
  const inOrder = heirs.toSorted(
    (a, b) => Number(isOpen(b.relay)) - Number(isOpen(a.relay)) || b.info.openedAt - a.info.openedAt,
  )
  const [successor] = inOrder
  if (own && (isOpen(own.relay) || !successor)) return documentId
  if (!successor || (own && originOf(own.info) !== originOf(successor.info))) return undefined
  return successor.info.id
}

/** Whether the tab shows a document, and its relay is connected. */
export function isPresent(document: ObservedDocument | undefined): boolean {
  return document?.left === false && isOpen(document.relay)
}

/** The origin of a document as browsers write it; undefined for one without an address, which has its page's. */
export function pageOriginOf({ otherOrigin, url }: DocumentInfo): string | undefined {
  return otherOrigin ?? (/^https?:/i.test(url) ? originOf({ url }) : undefined)
}

export function isOpen(relay: number | undefined): boolean {
  return relay !== undefined
}

function originOf({ url }: { url: string }): string {
  return URL.canParse(url) ? new URL(url).origin : url
}
