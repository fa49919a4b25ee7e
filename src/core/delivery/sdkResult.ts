import type { ParsedExchange } from '../dialect/dialect.ts'
import type { SendResultSection } from '../dialect/drafting.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { readResult, type SentResult } from './send-notifications/readResult.ts'
import { sentCall } from './send-notifications/sentCall.ts'

/**
 * The result of the SDKs' `sendNotifications` for a send; undefined before there is an answer. Request and response are in
 * it only for a send that was made as the SDKs': Details show them anyway.
 */
export function sdkResult({ exchange }: ParsedExchange): SendResultSection | undefined {
  const result = resultOf(exchange)
  if (!result || result.kind === 'unanswered') return undefined
  if (result.kind === 'unproven') return { kind: 'unproven', code: 'sdk' }
  if (result.kind !== 'answered') {
    const { kind, status, body } = result
    const message = result.kind === 'refused' ? result.message : result.detail
    return { kind: 'known', code: 'sdk', members: { error: kind, status, message, body }, absent: [] }
  }
  const { targetCookie, targetLocationHintCookie, analyticsDetails, trace, responseTokens, meta } = result
  const added = { targetCookie, targetLocationHintCookie, analyticsDetails, trace, responseTokens, meta }
  const { request, response } = result
  const all = exchange.request?.asServer ? { request, ...added, response } : added
  const entries = Object.entries(all)
  return {
    kind: 'known',
    code: 'sdk',
    members: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    absent: entries.flatMap(([name, value]) => (value === undefined ? [name] : [])),
  }
}

function resultOf({ request, response }: Exchange): SentResult | undefined {
  if (!request || !response) return undefined
  const text = request.body.kind === 'text' ? request.body.text : ''
  return readResult(sentCall(request.url, text), response)
}
