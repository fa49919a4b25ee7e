import type { Exchange } from '../../exchange/exchange.ts'
import { notificationsOf } from '../sentNotification.ts'
import { parseDelivery } from '../dialect.ts'
import type { ParsedExchange } from '../../dialect/dialect.ts'
import type { DeliveryCall } from '../read.ts'
import type { JsonObject } from '../../json/json.ts'
import { newestDecision } from '../../ledger/row.ts'
import { violation } from './finding.ts'
import type { Finding } from '../../dialect/finding.ts'
import { inBody, ofProblem, worstFirst } from '../../dialect/findings.ts'
import { checkAddress } from './rules/address.ts'
import { checkLimits } from './rules/checkLimits.ts'
import { compareCalls, compareNotification, compareSent, groupByState } from './rules/comparison.ts'
import { checkEnvelope } from './rules/envelope.ts'
import { meaningOf } from './rules/meaning.ts'
import type { CheckContext } from '../../dialect/drafting.ts'
import { checkList, checkNotification } from './rules/notification.ts'
import { checkParameters } from './rules/parameters.ts'
import { checkTokens } from './rules/tokens.ts'
import { checkVisit } from './rules/visit.ts'

/**
 * Checks a whole request against the API's rules and all delivered content; the worst findings come first. `json` is the
 * body as text, `time` the moment of checking (ms since the epoch).
 */
export function lint(url: string, json: string, time: number, known: CheckContext): Finding[] {
  const read = readDraft(url, json, time, known)
  const { rawRequest: body } = read
  if (!body) return read.problems.map(ofProblem)
  return worstFirst(check(url, body, json.length, read, known), more =>
    violation('moreFindings', inBody(), [String(more)]),
  )
}

function readDraft(
  url: string,
  json: string,
  time: number,
  { row, documentId = '' }: CheckContext,
): ParsedExchange & DeliveryCall {
  const body = { kind: 'text' as const, text: json, length: json.length }
  const request = { source: 'inspector' as const, time, method: 'POST', url, body }
  const exchange: Exchange = { id: 'draft', documentId: row?.documentId ?? documentId, frameId: 0, request }
  return parseDelivery(exchange)
}

function check(url: string, body: JsonObject, length: number, read: ParsedExchange, known: CheckContext): Finding[] {
  const meanings = notificationsOf(read).map(one => meaningOf(one, body, known))
  const othersWith = groupByState(known.index)
  const row = known.row ?? meanings.find(meaning => meaning.row)?.row
  return [
    ...checkAddress(url, body, row && newestDecision(row)),
    ...checkVisit(url, body, known.visits),
    ...compareCalls(url, meanings, known),
    ...compareSent(meanings),
    ...checkEnvelope(body, length),
    ...checkLimits(body),
    ...checkList(meanings),
    ...meanings.flatMap(meaning => [
      ...checkNotification(meaning, body, known),
      ...checkTokens(meaning, body, known),
      ...compareNotification(meaning, othersWith),
    ]),
    ...checkParameters(body),
  ]
}
