import { rankOf, locationKey, type RowLocation } from '../dialect/location.ts'

/** The same text for the same location of a document; the first of several with one name equals a single one. */
export function placeKeyOf(documentId: string, { location, repeat }: RowLocation): string {
  return JSON.stringify([documentId, rankOf({ repeat }), locationKey(location)])
}

/** The id of the row of something delivered: its place, its kind, and what distinguishes it there. */
export function deliveredRowId(placeKey: string, kind: string, identity: string): string {
  return JSON.stringify([placeKey, kind, identity])
}

/** The id of the row of a notification that matches nothing delivered. */
export function unmatchedRowId(exchangeId: string, index: number, token: string | undefined): string {
  return `${exchangeId} ${index} ${token ?? ''}`
}

/** The id of the same row, where its document and its exchange have other ids. `exchangeOf` keeps what follows an id. */
export function mapRowId(
  rowId: string,
  { documentOf, exchangeOf }: { documentOf: (id: string) => string; exchangeOf: (id: string) => string },
): string {
  const delivered = partsOf(rowId)
  const place = partsOf(delivered?.[0])
  const [documentId] = place ?? []
  if (!delivered || !place || typeof documentId !== 'string') return exchangeOf(rowId)
  return JSON.stringify([JSON.stringify([documentOf(documentId), ...place.slice(1)]), ...delivered.slice(1)])
}

function partsOf(text: unknown): unknown[] | undefined {
  if (typeof text !== 'string' || !text.startsWith('[')) return undefined
  try {
    const parts: unknown = JSON.parse(text)
    return Array.isArray(parts) ? parts : undefined
  } catch {
    return undefined
  }
}
