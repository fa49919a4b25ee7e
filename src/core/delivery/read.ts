import { duration, isBodyCut, requestBody, startTime, type Body, type Exchange } from '../exchange/exchange.ts'
import { parseAddress, type Address } from './address.ts'
import { interpretAnswer, readBody, type Answer } from './answer.ts'
import { isObject, member, parseJson, type JsonObject } from '../json/json.ts'
import { keepAllNumbers } from '../json/writtenNumbers.ts'
import { findJsonError, type JsonError } from '../json/jsonError.ts'
import { readRequest, readResponse, type DeliveryRequest, type DeliveryResponse, type FieldError } from './schema.ts'

/** Why a body, or a part of it, was not understood. `side` names the body. */
export type Problem =
  | { kind: 'not json'; side: BodySide; error: JsonError }
  | { kind: 'not an object'; side: BodySide }
  | { kind: 'cut'; side: BodySide; length: number; kept: number; isLonger: boolean }
  | { kind: 'unreadable'; side: BodySide; reason: string }
  | { kind: 'field'; side: BodySide; error: FieldError }
  | { kind: 'empty'; side: BodySide }
  | { kind: 'http status'; status: number; message: string | undefined }
  | { kind: 'body status'; httpStatus: number; status: number; message: string | undefined }
  | { kind: 'failed'; reason: string }
  | { kind: 'unread by page' }
  | { kind: 'request not seen' }
  | { kind: 'beacon not queued' }

export type BodySide = 'request' | 'response'

/** An exchange with its bodies read. `request` and `response` are undefined when the body could not be understood. */
export interface ParsedExchange {
  exchange: Exchange
  /** Ms since the epoch. */
  time: number
  /** Ms. */
  duration: number | undefined
  address: Address
  request: DeliveryRequest | undefined
  /** The request exactly as it was sent, odd members included. */
  rawRequest: JsonObject | undefined
  response: DeliveryResponse | undefined
  /** What the answer shows about the request's notifications. */
  answer: Answer
  problems: Problem[]
}

/** Reads an exchange. Never throws: whatever the bodies hold, the result lists the exchange's problems. */
export function parseExchange(exchange: Exchange): ParsedExchange {
  const problems: Problem[] = []
  if (!exchange.request) problems.push({ kind: 'request not seen' })
  if (exchange.request?.queued === false) problems.push({ kind: 'beacon not queued' })
  const sent = readSide(requestBody(exchange), 'request', readRequest, problems)
  const response = readAnswer(exchange, problems)
  return {
    exchange,
    time: startTime(exchange),
    duration: duration(exchange),
    address: parseAddress(exchange.request?.url ?? ''),
    request: sent?.request,
    rawRequest: sent?.raw,
    response,
    answer: answerOf(exchange),
    problems,
  }
}

function answerOf({ response }: Exchange): Answer {
  if (!response) return { kind: 'none' }
  if (response.kind === 'failed') return { kind: 'failed', reason: response.reason }
  return interpretAnswer(response.status, readBody(response.body))
}

/** The status that counts: the body's if it is a failure or HTTP's is unknown, else HTTP's. Undefined without an answer. */
export function effectiveStatus({ exchange, response }: ParsedExchange): number | undefined {
  if (exchange.response?.kind !== 'answered') return undefined
  const { status } = exchange.response
  if (status === 0) return response?.status ?? status
  return status < 400 && response?.status !== undefined && response.status >= 400 ? response.status : status
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

function readSide<Read extends { errors: FieldError[] }>(
  body: Body,
  side: BodySide,
  read: (value: unknown) => Read,
  problems: Problem[],
): (Read & { raw: JsonObject }) | undefined {
  if (body.kind === 'none' && side === 'response') problems.push({ kind: 'empty', side })
  if (body.kind === 'unreadable') problems.push({ kind: 'unreadable', side, reason: body.reason })
  if (body.kind !== 'text') return undefined
  if (isBodyCut(body)) {
    const isLonger = body.isLonger === true
    problems.push({ kind: 'cut', side, length: body.length, kept: body.text.length, isLonger })
    return undefined
  }
  if (body.text.trim() === '') {
    problems.push({ kind: 'empty', side })
    return undefined
  }
  const parsed = parseJson(body.text)
  if (parsed.kind === 'not json') {
    problems.push({ kind: 'not json', side, error: findJsonError(body.text) ?? { line: 1, column: 1 } })
    return undefined
  }
  if (!isObject(parsed.value)) {
    problems.push({ kind: 'not an object', side })
    return undefined
  }
  const result = read(parsed.value)
  // The schemas copy member by member.
  keepAllNumbers(member(result, side), parsed.value)
  problems.push(...result.errors.map(error => ({ kind: 'field' as const, side, error })))
  return { ...result, raw: parsed.value }
}
