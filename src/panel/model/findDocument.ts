import type { DocumentInfo } from '../../bridge/messages.ts'
import { isPresent, type ObservedDocument, type ObservedDocuments } from './observedDocuments.ts'

/** The document that should send: the one that received the token, its frame, and the page that its file names. */
interface Sought {
  documentId: string
  frameId: number
  page?: string | undefined
}

/**
 * The document itself while the tab shows it, otherwise the one that replaced it in the frame, if it has the same origin.
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
  const successors = others.filter(other => isPresent(other) || !own || other.info.openedAt > own.info.openedAt)
  const inOrder = successors.toSorted(
    (a, b) => Number(isPresent(b)) - Number(isPresent(a)) || b.info.openedAt - a.info.openedAt,
  )
  const [successor] = inOrder
  if (own && (isPresent(own) || !successor)) return documentId
  if (!successor || (own && originOf(own.info) !== originOf(successor.info))) return undefined
  return successor.info.id
}

/** The origin of a document as browsers write it; undefined for one without an address, which has its page's. */
export function pageOriginOf({ otherOrigin, url }: DocumentInfo): string | undefined {
  return otherOrigin ?? (/^https?:/i.test(url) ? originOf({ url }) : undefined)
}

function originOf({ url }: { url: string }): string {
  return URL.canParse(url) ? new URL(url).origin : url
}
