import { DELIVERY_PATH } from '../delivery/deliveryPath.ts'
import type { HandedOut } from '../delivery/handedOut.ts'
import { startTime } from '../delivery/exchange.ts'
import type { ReadExchange } from '../delivery/read.ts'

/**
 * Where a notification of a hand-out goes: to the URL of the call that handed it out. Server state has none; there it is
 * that of the newest call which the same document made, else of any page's, else the edge that answered the server,
 * with a session of its own: `sessionId` fills it.
 */
export function requestUrl({ read }: HandedOut, calls: readonly ReadExchange[], sessionId: string): string {
  const { request, documentId } = read.exchange
  if (request && request.url !== '') return request.url
  const made = calls.filter(({ exchange }) => (exchange.request?.url ?? '') !== '' && !isOwn(exchange.request?.source))
  const newest = made.toSorted((a, b) => startTime(b.exchange) - startTime(a.exchange))
  const own = newest.find(({ exchange }) => exchange.documentId === documentId) ?? newest[0]
  return own?.exchange.request?.url ?? edgeUrl(read, sessionId)
}

function edgeUrl({ response }: ReadExchange, sessionId: string): string {
  const client = encodeURIComponent(response?.client ?? '')
  const host = response?.edgeHost ?? `${client}.tt.omtrdc.net`
  return `https://${host}${DELIVERY_PATH}?client=${client}&sessionId=${sessionId}`
}

function isOwn(source: string | undefined): boolean {
  return source === 'inspector'
}
