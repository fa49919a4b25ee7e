import { isOwnSend, type Exchange } from './exchange.ts'

/** How the ids of what came in a file begin: of its exchanges, and of their documents. */
export const IMPORTED_PREFIX = 'import/'

/** The fields that identify the owner of an exchange or a row. */
interface Owned {
  documentId: string
  request?: { madeFor?: string | undefined } | undefined
  claim?: { madeFor?: string | undefined } | undefined
}

/** Whether an exchange or a row came in a file, whatever source the file names for it. */
export function isImported({ documentId }: Pick<Owned, 'documentId'>): boolean {
  return documentId.startsWith(IMPORTED_PREFIX)
}

/** Whether the page made it: the tester did not send it, and it did not come in a file. */
export function isOfPage(exchange: Exchange): boolean {
  return !isOwnSend(exchange) && !isImported(exchange)
}

/** The document that an exchange belongs to: of a send that of the row it was made from. */
export function homeOf({ documentId, request, claim }: Owned): string {
  return request?.madeFor ?? claim?.madeFor ?? documentId
}

/**
 * Whether two things are unrelated: one was captured here, the other came in a file. Two files are not unrelated: they
 * may be two halves of one case.
 */
export function isApart(a: Owned, b: Owned): boolean {
  return isImported({ documentId: homeOf(a) }) !== isImported({ documentId: homeOf(b) })
}
