import type { CheckContext } from '../../dialect/drafting.ts'
import type { ParsedExchange } from '../../dialect/dialect.ts'
import type { Finding } from '../../dialect/finding.ts'
import { inBody, ofProblem, worstFirst } from '../../dialect/findings.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import { newestDecision } from '../../ledger/row.ts'
import { parseEdge } from '../dialect.ts'
import { edgeOf } from '../read.ts'
import { checkEdgeAddress } from './rules/address.ts'
import { checkEvents } from './rules/event.ts'
import { checkPropositions, meaningsOf } from './rules/propositions.ts'
import { edgeViolation } from './rules/rules.ts'

/**
 * Checks a whole request to the Edge Network, and against all delivered content; the worst findings come first. `json` is
 * the body as text, `time` the moment of checking (ms since the epoch).
 */
export function check(url: string, json: string, time: number, known: CheckContext): Finding[] {
  const read = readDraft(url, json, time, known)
  const { rawRequest: body } = edgeOf(read)
  if (!body) return read.problems.map(ofProblem)
  const meanings = meaningsOf(read, body, known)
  const row = known.row ?? meanings.find(({ match }) => match)?.match?.row
  const findings = [
    ...read.problems.flatMap(problem =>
      problem.kind === 'field' ? [{ ...ofProblem(problem), source: 'Web SDK' }] : [],
    ),
    ...checkEdgeAddress(url, read, body, row && newestDecision(row)),
    ...checkPropositions(url, meanings),
    ...checkEvents(url, body, time),
  ]
  return worstFirst(findings, more => edgeViolation('moreFindings', inBody(), [String(more)]))
}

function readDraft(url: string, json: string, time: number, { row, documentId = '' }: CheckContext): ParsedExchange {
  const body = { kind: 'text' as const, text: json, length: json.length }
  const request = { source: 'inspector' as const, time, method: 'POST', url, body }
  const exchange: Exchange = { id: 'draft', documentId: row?.documentId ?? documentId, frameId: 0, request }
  return parseEdge(exchange)
}
