import { deliveryOf } from '../read.ts'
import { parseTntId } from '../address.ts'
import { withQueryMember } from '../../exchange/url.ts'
import { DELIVERY_PATH } from '../deliveryPath.ts'
import type { Decision, ParsedExchange } from '../../dialect/dialect.ts'
import { isOwnSend, startTime } from '../../exchange/exchange.ts'
import { addressError, isPlainHost } from '../../exchange/host.ts'
import { isImported, isApart } from '../../exchange/imported.ts'
import { visitOf, type Unknown, type Visit } from './visit.ts'

/** Where a notification goes, and its visit. */
export interface Destination {
  url: string
  /** Undefined if the URL is that of the call itself. */
  visit: Visit | undefined
}

/**
 * Where a notification of a decision goes: to the URL of the call that delivered it. Server state and imported bodies have
 * no URL. For server state it goes where the newest call of the same document went, else where that of any page went. For
 * an import it goes there with the import's own session, unless the client differs. Else it goes to the edge that answered,
 * if its name is a valid host.
 */
export function requestUrl({ read }: Decision, calls: readonly ParsedExchange[], unknown: Unknown): Destination {
  const { request, documentId } = read.exchange
  if (request && request.url !== '') return { url: request.url, visit: undefined }
  const made = calls.filter(({ exchange }) => isSendable(exchange.request?.url) && !isOwnSend(exchange))
  const newest = made.toSorted((a, b) => startTime(b.exchange) - startTime(a.exchange))
  const near = newest.find(({ exchange }) => exchange.documentId === documentId) ?? newest.find(isCaptured)
  const url = near?.exchange.request?.url
  const isOfItsWorld = near !== undefined && !isApart(near.exchange, read.exchange)
  if (url !== undefined && request?.source !== 'import' && isOfItsWorld) return { url, visit: undefined }
  // A file has nothing about a page's visit.
  const visit = visitOf(read, isImported(read.exchange) ? newest : newest.filter(isCaptured), unknown)
  const isNear = near !== undefined && isSameClient(read, near)
  return { url: withQueryMember(isNear && url ? url : edgeUrl(read, visit), 'sessionId', visit.session.value), visit }
}

function isCaptured({ exchange }: ParsedExchange): boolean {
  return !isImported(exchange)
}

/** Whether two calls may be of one client: they do not name different clients. */
function isSameClient(a: ParsedExchange, b: ParsedExchange): boolean {
  const [own, other] = [a, b].map(deliveryOf).map(({ response, address }) => response?.client ?? address.client)
  return own === undefined || other === undefined || own === other
}

function edgeUrl(read: ParsedExchange, { visitor }: Visit): string {
  const { response } = deliveryOf(read)
  const client = response?.client
  const { source, visit } = read.exchange.request ?? {}
  // The SDKs, too, call the edge of their visitor.
  const own = source === 'import' && visitor ? parseTntId(visitor.value).cluster : undefined
  const cluster = own ?? visit?.locationHint
  const hinted = cluster === undefined ? client && `${client}.tt.omtrdc.net` : edgeHost(cluster)
  const host = [response?.edgeHost, hinted].find(named => named !== undefined && isPlainHost(named)) ?? ''
  const url = `https://${host}${DELIVERY_PATH}`
  return client === undefined ? url : withQueryMember(url, 'client', client)
}

function edgeHost(cluster: string): string {
  return `mboxedge${cluster.replaceAll(/\D/g, '')}.tt.omtrdc.net`
}

/** A page may try any scheme and fail; a notification never goes to a URL that nothing is sent to. */
function isSendable(url: string | undefined): boolean {
  return url !== undefined && addressError(url) === undefined
}
