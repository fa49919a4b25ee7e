import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { callAsWritten } from '../../core/delivery/send-notifications/buildCall.ts'
import { readResult, type SentResult } from '../../core/delivery/send-notifications/readResult.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { toAnswer } from './createRelayTransport.ts'

/** The members of an SDK's result, and the names of those that it lacks. */
export interface ShownSdkResult {
  members: { [name: string]: unknown }
  absent: string[]
}

/**
 * The result of the SDKs' `sendNotifications` for a send, without request and response; undefined before there is an
 * answer.
 */
export function sdkResult({ exchange }: ParsedExchange): ShownSdkResult | undefined {
  const result = resultOf(exchange)
  if (!result || result.kind === 'unanswered') return undefined
  if (result.kind !== 'answered') {
    const { kind, status, body } = result
    const message = result.kind === 'refused' ? result.message : result.detail
    return { members: { error: kind, status, message, body }, absent: [] }
  }
  const { targetCookie, targetLocationHintCookie, analyticsDetails, trace, responseTokens, meta } = result
  const all = { targetCookie, targetLocationHintCookie, analyticsDetails, trace, responseTokens, meta }
  const entries = Object.entries(all)
  return {
    members: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    absent: entries.flatMap(([name, value]) => (value === undefined ? [name] : [])),
  }
}

function resultOf({ request, response }: Exchange): SentResult | undefined {
  if (!request || !response) return undefined
  const text = request.body.kind === 'text' ? request.body.text : ''
  return readResult(callAsWritten(request.url, text), toAnswer(response))
}
