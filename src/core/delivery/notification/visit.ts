import type { VisitValue } from '../../dialect/drafting.ts'
import { deliveryOf } from '../read.ts'
import { parseTntId } from '../address.ts'
import type { ParsedExchange } from '../../dialect/dialect.ts'
import { readMboxCookie } from '../../target-cookie/mboxCookie.ts'

/** The visit that a notification of an exchange belongs to. */
export interface Visit {
  session: VisitValue
  /** Undefined if neither the bodies nor a cookie names it. */
  visitor: VisitValue | undefined
}

/** The values for an unknown visit: an id, and the present time in ms since the epoch. */
export interface Unknown {
  sessionId: string
  now: number
}

/**
 * The session and the visitor of an exchange without a URL: as its file names them, the SDKs' cookie first, as in the
 * SDKs; else the session of a call of the same visitor; else a made-up one. An expired part is still used, because it
 * names the visit that the content was delivered in.
 */
export function visitOf(read: ParsedExchange, calls: readonly ParsedExchange[], { sessionId, now }: Unknown): Visit {
  const stated = read.exchange.request?.visit
  const { session, visitor } = readMboxCookie(stated?.targetCookie ?? '', now)
  const { response, request } = deliveryOf(read)
  const own = response?.id?.tntId ?? request?.id?.tntId
  const tntId = own === undefined ? visitor && valueOf(visitor) : { value: own, doubt: undefined }
  if (session && !session.isExpired) return { session: valueOf(session), visitor: tntId }
  if (stated?.sessionId) return { session: { value: stated.sessionId, doubt: undefined }, visitor: tntId }
  if (session) return { session: valueOf(session), visitor: tntId }
  const shared = tntId && sessionOf(tntId.value, calls)
  return {
    session: shared ? { value: shared, doubt: undefined } : { value: sessionId, doubt: 'made up' },
    visitor: tntId,
  }
}

function valueOf({ value, isExpired }: { value: string; isExpired: boolean }): VisitValue {
  return { value, doubt: isExpired ? 'expired' : undefined }
}

/** The session of the newest of these calls by the same visitor. */
function sessionOf(tntId: string, calls: readonly ParsedExchange[]): string | undefined {
  const { visitor } = parseTntId(tntId)
  const own = calls.find(call => {
    if (!call.visit) return false
    const { request, response } = deliveryOf(call)
    return [request?.id?.tntId, response?.id?.tntId].some(id => id !== undefined && parseTntId(id).visitor === visitor)
  })
  return own?.visit
}
