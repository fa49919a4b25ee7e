import type { ParsedExchange } from '../dialect/dialect.ts'
import type { SendResultSection } from '../dialect/drafting.ts'
import { toAnswer } from '../dialect/transport.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { callAsWritten } from './send-notifications/buildCall.ts'
import { readResult, type SentResult } from './send-notifications/readResult.ts'

/**
 * The result of the SDKs' `sendNotifications` for a send, without request and response; undefined before there is an
 * answer.
 */
export function sdkResult({ exchange }: ParsedExchange): SendResultSection | undefined {
  const result = resultOf(exchange)
  if (!result || result.kind === 'unanswered') return undefined
  if (result.kind !== 'answered') {
    const { kind, status, body } = result
    const message = result.kind === 'refused' ? result.message : result.detail
    return { code: 'sdk', members: { error: kind, status, message, body }, absent: [] }
  }
  const { targetCookie, targetLocationHintCookie, analyticsDetails, trace, responseTokens, meta } = result
  const all = { targetCookie, targetLocationHintCookie, analyticsDetails, trace, responseTokens, meta }
  const entries = Object.entries(all)
  return {
    code: 'sdk',
    members: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    absent: entries.flatMap(([name, value]) => (value === undefined ? [name] : [])),
  }
}

function resultOf({ request, response }: Exchange): SentResult | undefined {
  if (!request || !response) return undefined
  const text = request.body.kind === 'text' ? request.body.text : ''
  return readResult(callAsWritten(request.url, text), toAnswer(response))
}
