import { parseAddress } from '../../address.ts'
import { withQueryMember } from '../../../exchange/url.ts'
import { member, type JsonObject } from '../../../json/json.ts'
import { violation } from '../finding.ts'
import { inBody } from '../../../dialect/findings.ts'
import type { Finding, Fix } from '../../../dialect/finding.ts'
import type { KnownVisits } from '../../../dialect/drafting.ts'

/** Reports why the session or the visitor of a request is doubtful. */
export function checkVisit(url: string, body: JsonObject, visits: KnownVisits | undefined): Finding[] {
  if (!visits) return []
  const tntId = member(body['id'], 'tntId')
  const isVisitorExpired = typeof tntId === 'string' && visits.doubtOf(tntId) === 'expired'
  return [
    ...session(url, visits),
    ...(isVisitorExpired ? [violation('visitorExpired', inBody('id', 'tntId'), [tntId])] : []),
  ]
}

function session(url: string, { doubtOf, sessionOfPage }: KnownVisits): Finding[] {
  const { sessionId = '' } = parseAddress(url)
  const doubt = doubtOf(sessionId)
  if (doubt === undefined) return []
  const fix: Fix | undefined =
    sessionOfPage === undefined
      ? undefined
      : { code: 'useSessionOfPage', edits: [{ in: 'url', url: withQueryMember(url, 'sessionId', sessionOfPage) }] }
  return [violation(doubt === 'made up' ? 'sessionMadeUp' : 'sessionExpired', { in: 'url' }, [sessionId], { fix })]
}
