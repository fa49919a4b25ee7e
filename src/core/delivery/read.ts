import { requestBody, type Exchange } from '../exchange/exchange.ts'
import type { JsonObject } from '../json/json.ts'
import type { Problem } from '../dialect/problem.ts'
import { readSide } from '../dialect/readSide.ts'
import { memoize } from '../memoize.ts'
import { parseAddress, type Address } from './address.ts'
import { interpretAnswer, readBody, type Answer } from './answer.ts'
import { readRequest, readResponse, type DeliveryRequest, type DeliveryResponse } from './schema.ts'

/** A Delivery call with its bodies read. `request` and `response` are undefined when the body could not be understood. */
export interface DeliveryCall {
  address: Address
  request: DeliveryRequest | undefined
  /** The request exactly as it was sent, odd members included. */
  rawRequest: JsonObject | undefined
  response: DeliveryResponse | undefined
  /** What the answer shows about the request's notifications. */
  answer: Answer
  problems: readonly Problem[]
}

/** Reads the exchange of a Delivery call, once. Never throws: whatever the bodies hold, the result lists the problems. */
export function deliveryOf({ exchange }: { exchange: Exchange }): DeliveryCall {
  return readCall(exchange)
}

const readCall = memoize((exchange: Exchange): DeliveryCall => {
  const problems: Problem[] = []
  if (!exchange.request) problems.push({ kind: 'request not seen' })
  if (exchange.request?.queued === false) problems.push({ kind: 'beacon not queued' })
  const sent = readSide(requestBody(exchange), 'request', readRequest, problems)
  const response = readAnswer(exchange, problems)
  return {
    address: parseAddress(exchange.request?.url ?? ''),
    request: sent?.request,
    rawRequest: sent?.raw,
    response,
    answer: answerOf(exchange),
    problems,
  }
})

function answerOf({ response }: Exchange): Answer {
  if (!response) return { kind: 'none' }
  if (response.kind === 'failed') return { kind: 'failed', reason: response.reason }
  return interpretAnswer(response.status, readBody(response.body))
}

function readAnswer(exchange: Exchange, problems: Problem[]): DeliveryResponse | undefined {
  const answer = exchange.response
  if (!answer) return undefined
  if (answer.kind === 'failed') {
    problems.push({ kind: 'failed', reason: answer.reason })
    return undefined
  }
  if (answer.unreadByPage) problems.push({ kind: 'unread by page' })
  if (answer.status === 204) return undefined
  const response = readSide(answer.body, 'response', readResponse, problems)?.response
  const message = response?.message
  if (answer.status >= 400) problems.unshift({ kind: 'http status', status: answer.status, message })
  else if (response?.status !== undefined && response.status >= 400) {
    problems.unshift({ kind: 'body status', httpStatus: answer.status, status: response.status, message })
  }
  return response
}

/** The status that counts: the body's if it is a failure or HTTP's is unknown, else HTTP's. Undefined without an answer. */
export function effectiveStatus({ exchange, response }: DeliveryCall & { exchange: Exchange }): number | undefined {
  if (exchange.response?.kind !== 'answered') return undefined
  const { status } = exchange.response
  if (status === 0) return response?.status ?? status
  return status < 400 && response?.status !== undefined && response.status >= 400 ? response.status : status
}
