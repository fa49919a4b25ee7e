import { readCall, type ReadCall } from '../dialect/readCall.ts'
import type { Problem } from '../dialect/problem.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { memoizeWeakly } from '../memoize.ts'
import { parseEdgeAddress, type EdgeAddress } from './address.ts'
import { eventIndexOf, interpretEdgeAnswer, messageOf, reportText, statusOf, type EdgeAnswer } from './answer.ts'
import {
  readEdgeRequest,
  readEdgeResponse,
  type EdgeEvent,
  type EdgeRequest,
  type EdgeResponse,
  type EdgeReport,
} from './schema.ts'

/** An Edge Network call with its bodies read. */
export interface EdgeCall extends ReadCall<EdgeRequest, EdgeResponse> {
  address: EdgeAddress
  /** The events of the request, in either version of the service. */
  events: readonly EdgeEvent[]
  /** What the answer shows about them. */
  answer: EdgeAnswer
}

const READERS = {
  request: readEdgeRequest,
  response: readEdgeResponse,
  statusIn: (response: EdgeResponse) => ({ status: statusOf(response), message: messageOf(response) }),
}

/** The handles that the Web SDK knows; those of other products are known by their beginning. */
const KNOWN_HANDLES =
  /^(?:identity:(?:result|exchange)|personalization:decisions|locationHint:result|state:store|activation:(?:push|pull)|media-analytics:.*|brand-concierge:.*)$/

/** Most errors, and most warnings, that are listed as problems of one answer. */
const MAX_REPORTED = 20

/** Most unknown handles that are listed as problems of one answer. */
const MAX_UNKNOWN = 5

/** Reads the exchange of an Edge Network call, once. */
export function edgeOf({ exchange }: { exchange: Exchange }): EdgeCall {
  return edgeCall(exchange)
}

const edgeCall = memoizeWeakly((exchange: Exchange): EdgeCall => {
  const call = readCall(exchange, READERS)
  const { request, response } = call
  const answer = interpretEdgeAnswer(exchange, response)
  return {
    ...call,
    address: parseEdgeAddress(exchange.request?.url ?? ''),
    events: request?.events ?? (request?.event ? [request.event] : []),
    answer,
    problems: [...problemsOf(response, answer), ...call.problems],
  }
})

function problemsOf(response: EdgeResponse | undefined, answer: EdgeAnswer): Problem[] {
  if (!response) return []
  const { errors = [], warnings = [] } = response.body
  const unknown = (response.types ?? []).filter(type => !KNOWN_HANDLES.test(type)).slice(0, MAX_UNKNOWN)
  return [
    ...errors.slice(0, MAX_REPORTED).map(reported('error')),
    ...warnings.slice(0, MAX_REPORTED).map(reported('warning')),
    ...(answer.kind === 'without handle' ? [{ kind: 'no handle' as const }] : []),
    ...unknown.map(type => ({ kind: 'unknown handle' as const, type })),
  ]
}

function reported(severity: 'error' | 'warning') {
  return (report: EdgeReport): Problem => ({
    kind: 'reported',
    severity,
    text: reportText(report),
    event: eventIndexOf(report),
  })
}
